import {
  createEngine,
  defineAct,
  defineQuestion,
  defineVocabulary,
  memoryLog,
  type Procedure,
  type RecordedEvent,
  readProcedure,
} from '@statecraft/core';
import { kansasCity } from '@statecraft/procedures/kansas-city';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Announcer } from '../../src/notice/announcer.ts';
import { isStatutory } from '../../src/notice/city.ts';
import { meaningOf } from '../../src/notice/meaning.ts';
import { composeNotices } from '../../src/template/compose.ts';
import { plainText } from '../../src/template/document.ts';
import { headlineOf } from '../../src/template/notice-blocks.ts';
import { wordsFrom } from '../../src/template/words.ts';
import { city } from '../city.ts';

interface PetitionFacts {
  petitions: number[];
}

const petition = defineAct({
  type: 'petition',
  event: 'petition-filed',
  subject: 'measure',
  data: z.strictObject({ signatures: z.int().min(1).max(10_000_000), collector: z.string().max(200) }),
  personal: ['collector'],
  facts: (): PetitionFacts => ({ petitions: [] }),
  record(facts: PetitionFacts, { data }) {
    facts.petitions.push(data.signatures);
  },
  say: ({ data }, { nameOf }) => ({
    headline: `Petition for a referendum filed, ${data.signatures} signatures`,
    details: [`By ${nameOf(data.collector)}`, data.signatures > 9_000 && 'More than nine thousand'],
  }),
});

const lay = defineQuestion({
  kind: 'lay-on-the-table',
  data: z.strictObject({}),
  carried: 'nothing',
  lost: 'nothing',
  say: () => 'to lay on the table',
});

const referendum = defineVocabulary({
  id: 'zuerich/referendum',
  version: '1',
  formats: [],
  acts: { petition },
  rules: {},
  questions: { 'lay-on-the-table': lay },
});

const citation = { instrument: 'Charter' } as const;
const procedure = readProcedure({
  ...kansasCity,
  uses: [referendum],
  rows: [
    ...kansasCity.rows,
    { id: 'petition', title: 'Petition', stages: ['introduced'], act: 'petition', to: 'same', citation },
    {
      id: 'lay',
      title: 'Laid on the table',
      stages: ['introduced'],
      act: 'vote',
      when: { question: 'lay-on-the-table' },
      to: 'same',
      citation,
    },
  ],
}) as Procedure<readonly [typeof referendum]>;

const voice = { city: { name: 'City of Testing' }, words: wordsFrom()('en-US') };

/** The notices of a petition, and of a vote on a question, that another vocabulary defines. */
async function told() {
  const log = memoryLog();
  const engine = createEngine({ log, procedures: [procedure], clock: () => '2026-01-08T15:00:00.000Z' });
  const common = { measure: 'kc-1', on: '2026-01-08' } as const;
  for (const command of [
    { ...common, type: 'introduce', kind: 'ordinance', title: 'A stop sign' },
    { ...common, type: 'petition', signatures: 2300, collector: 'ann' },
    {
      ...common,
      type: 'vote',
      question: { kind: 'lay-on-the-table' },
      method: { kind: 'voice' },
      announced: 'carried',
    },
  ] as const) {
    const result = await engine.execute(command, { onRecord: true });
    if (!result.ok) throw new Error(result.rejections.map(({ message }) => message).join('; '));
  }
  const announcer = new Announcer(log, [procedure], {
    ...city,
    nameOf: (id) => (id === 'ann' ? 'Ann Lee' : undefined),
  });
  const notices = [];
  for await (const event of log.read()) notices.push((await announcer.announce(event))?.notice);
  return notices.filter((notice) => notice !== undefined);
}

describe('an act of another vocabulary', () => {
  test('[NOTIFY-56] is told with the words of its definition, to the followers of its measure', async () => {
    const [, notice] = await told();
    expect(notice).toMatchObject({
      act: 'petition-filed',
      said: { headline: 'Petition for a referendum filed, 2300 signatures', details: ['By Ann Lee'] },
      statutory: false,
    });
    expect(notice?.topics).toContain('measure:kc-1');
    if (!notice) return;
    expect(headlineOf(notice, voice)).toBe('Petition for a referendum filed, 2300 signatures');
    const page = plainText(composeNotices([{ notice, reasons: ['measure:kc-1'] }], { all: '', topics: {} }, voice));
    expect(page).toContain('By Ann Lee');
  });

  test('[NOTIFY-56] a vote on a question of another vocabulary is told in the words of the question', async () => {
    const [, , notice] = await told();
    expect(notice?.vote).toMatchObject({ question: 'lay-on-the-table', said: 'To lay on the table' });
    expect(notice && headlineOf(notice, voice)).toBe('To lay on the table: carried');
  });

  test('[NOTIFY-56] means nothing of ours, whatever its event is called', () => {
    const event = { type: 'called', vocabulary: 'zuerich/referendum' } as RecordedEvent;
    expect(meaningOf(event)).toMatchObject({ ofLaw: false, tells: 'nothing-more' });
    expect(isStatutory({}, event)).toBe(false);
    expect(isStatutory({}, { type: 'called' } as RecordedEvent)).toBe(true);
    expect(meaningOf({ type: 'toString' })).toMatchObject({ tells: 'nothing-more' });
  });

  test('[NOTIFY-56] an act of the library is told with its template, and bears no words of its own', async () => {
    const [notice] = await told();
    expect(notice?.said).toBeUndefined();
    expect(notice && headlineOf(notice, voice)).toBe('Introduced');
  });
});
