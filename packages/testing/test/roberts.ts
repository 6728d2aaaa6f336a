import { defineQuestion, defineVocabulary, type LegalDate, type MeasureFacts } from '@statecraft/core';
import { z } from 'zod';
import { defineDrafts } from '../src/drafting/define-drafts.ts';

interface TableFacts {
  tabled?: { on: LegalDate; reason: string };
}

const layOnTheTable = defineQuestion({
  kind: 'lay-on-the-table',
  data: z.strictObject({ reason: z.string().min(1).max(100) }),
  carried(facts: MeasureFacts & TableFacts, { on, data }) {
    facts.tabled = { on, reason: data.question.reason };
  },
  lost: 'nothing',
  say: () => 'to lay on the table',
});

const takeFromTheTable = defineQuestion({
  kind: 'take-from-the-table',
  data: z.strictObject({}),
  carried(facts: MeasureFacts & TableFacts) {
    delete facts.tabled;
  },
  lost: 'nothing',
  say: () => 'to take from the table',
});

/** Motions that lay a measure aside and take it up again. */
export const roberts = defineVocabulary({
  id: 'roberts/table',
  version: '1',
  formats: [],
  acts: {},
  rules: {},
  questions: { 'lay-on-the-table': layOnTheTable, 'take-from-the-table': takeFromTheTable },
});

/** How the motions are drafted. */
export const tableDrafts = defineDrafts(roberts, {
  acts: {},
  rules: {},
  questions: { 'lay-on-the-table': () => [{ reason: 'something urgent' }], 'take-from-the-table': 'nothing' },
});
