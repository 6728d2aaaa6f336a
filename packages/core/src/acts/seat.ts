import { z } from 'zod';
import { type LegalDate, legalDate } from '../calendar/legal-date.ts';
import { defineAct } from '../vocabulary/define-act.ts';
import { personId } from '../vocabulary/ids.ts';
import { name } from '../vocabulary/text.ts';

/** One member's time in a body: from the day they were seated up to, not including, the day it ended. */
export interface Tenure {
  member: string;
  name?: string;
  role?: string;
  /** False for one who is on the roll and has no vote. */
  voting?: false;
  from: LegalDate;
  until?: LegalDate;
}

export interface RosterFacts {
  tenures: Tenure[];
}

/** A member takes a seat in a body. */
export const seat = defineAct({
  type: 'seat',
  event: 'seated',
  subject: 'body',
  data: z.strictObject({
    member: personId,
    name: name.optional(),
    /** What they are in the body: `mayor`, `chair`, `vice-chair`; a plain member when left out. */
    role: name.optional(),
    /** Whether the member has a vote. */
    voting: z.boolean().default(true),
    /** The first day on which they sit no more, where it is known beforehand. */
    until: legalDate.optional(),
  }),
  personal: ['member', 'name'],
  facts: (): RosterFacts => ({ tenures: [] }),
  record(facts: RosterFacts, { on, data }) {
    const { member, name, role, voting, until } = data;
    facts.tenures.push({
      member,
      from: on,
      ...(name && { name }),
      ...(role && { role }),
      ...(until && { until }),
      ...(!voting && { voting }),
    });
  },
  say: ({ data: { member, name, role } }, { nameOf }) => ({
    headline: `Seated: ${name ?? nameOf(member)}${role ? `, ${role}` : ''}`,
  }),
});
