import { isOfKind, type LegalDate, lifecycleOn, ownVocabulary, type Procedure } from '@statecraft/core';
import type { Officer } from '../officers/officers.ts';

/** What an act says of itself that its recorder's right hangs on. */
export interface Claim {
  readonly type: string;
  readonly on: LegalDate;
  readonly by?: { readonly id: string; readonly role?: string | undefined } | undefined;
}

/**
 * Why somebody may not record an act; `undefined` where they may.
 *
 * The clerk records everything. Others record what they did themselves, of what the law says is theirs to do: the procedure's rules on
 * who may act name their role. The public records nothing.
 */
export function whyNotTheirs(procedure: Procedure, { id, role }: Officer, { type, on, by }: Claim): string | undefined {
  if (role === 'clerk') return undefined;
  if (role === 'public') return 'the public reads the record and does not write it';
  if (by !== undefined && (by.id !== id || by.role !== role))
    return `a ${role} records only their own acts: "by" is ${by.id}${by.role ? ` as ${by.role}` : ''}, the token is held by ${id} as ${role}`;
  const theirs = actsOf(procedure, role, on);
  if (theirs.includes(type)) return undefined;
  return `the law does not make "${type}" an act of a ${role}; ${theirs.join(', ') || 'none'} ${theirs.length === 1 ? 'is' : 'are'}, the rest the clerk records`;
}

/** The acts that a procedure's rules on who may act give to a role, on a day. */
export function actsOf(procedure: Procedure, role: string, on: LegalDate): string[] {
  const lifecycle = lifecycleOn(procedure, on);
  const rows = lifecycle.rows.filter((row) =>
    lifecycle.rulesOf(row).some((rule) => isOfKind(ownVocabulary.rules.actor, rule) && rule.roles.includes(role)),
  );
  return [...new Set(rows.map(({ act }) => act))];
}
