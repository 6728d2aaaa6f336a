/** What somebody may do with the record: the clerk records all of it, members and the mayor their own acts; the public reads. */
export type Role = 'clerk' | 'member' | 'mayor' | 'public';

/** Who holds a token. */
export interface Officer {
  /** The id under which the record knows them: `clerk`, or a member's. */
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** The instant at which the token ends, RFC 3339. */
  readonly until: string;
}

/** What a token is: somebody's, somebody's no more, or nobody's. */
export type Standing =
  | { readonly kind: 'holder'; readonly officer: Officer }
  | { readonly kind: 'expired'; readonly officer: Officer }
  | { readonly kind: 'unknown' };

/**
 * Who may act in the city's name. Put the city's own directory behind this: an OpenID provider, a staff database.
 */
export interface Officers {
  /** Who holds a token, as of an instant (RFC 3339). */
  holderOf(token: string, now: string): Standing | Promise<Standing>;
}
