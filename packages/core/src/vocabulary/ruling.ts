/** What one rule of law made of an act. The words for it are rendered from the procedure's version. */
export interface Ruling {
  readonly rule: string;
  readonly verdict: Verdict;
  /** The values the verdict was computed with. */
  readonly numbers?: Readonly<Record<string, Figure>> | undefined;
  /** The facts the record lacks, when the verdict is `undetermined`. */
  readonly lacks?: readonly string[] | undefined;
  /** Whether the row only asked for it, to be told from other rows: whatever the verdict, it refuses nothing. */
  readonly asked?: true | undefined;
  /** What the rules made of it that this rule is made of. */
  readonly parts?: readonly Ruling[] | undefined;
}

/** `holds`, `fails`, `undetermined` (the record lacks a fact), `unsettled` (the law itself is unknown here). */
export type Verdict = 'holds' | 'fails' | 'undetermined' | 'unsettled';

/** A verdict on which an act may be refused. */
export type Refusable = Exclude<Verdict, 'holds'>;

/** A value a ruling shows: a number, a date, a name, or several. */
export type Figure = number | string | boolean | readonly string[] | readonly number[];

/** What a rule finds: a ruling that does not know its rule's id yet. */
export type Finding = Omit<Ruling, 'rule'>;
