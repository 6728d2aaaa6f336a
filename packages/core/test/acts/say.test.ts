import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ownActs } from '../../src/acts/acts.ts';
import { correct } from '../../src/acts/correct.ts';
import { ownQuestions } from '../../src/acts/questions.ts';
import { reassess } from '../../src/acts/reassess.ts';
import type { LegalDate } from '../../src/calendar/legal-date.ts';
import type { AnyActDefinition } from '../../src/vocabulary/define-act.ts';
import type { Wording } from '../../src/vocabulary/saying.ts';
import { dataOf } from './data-of.ts';

const titles: Readonly<Record<string, string>> = { readings: 'Three readings on separate days' };
const names: Readonly<Record<string, string>> = {
  ann: 'Ann Lee',
  bob: 'Bob',
  cy: 'Cy',
  finance: 'Finance',
  parks: 'Parks',
};
const nameOf = (id: string) => names[id] ?? id;
const titleOf = (rule: string) => titles[rule] ?? rule;
const wording: Wording = {
  nameOf,
  nameOnRoll: nameOf,
  titleOf,
  questionOf: (question) => {
    const definition = ownQuestions[question.kind as keyof typeof ownQuestions];
    return definition.say(question as never, { nameOf, titleOf });
  },
  rulings: [],
};

const glosses = { correct, reassess };
const acts: Readonly<Record<string, Pick<AnyActDefinition, 'data' | 'say'>>> = { ...ownActs, ...glosses };

/** The words of an act of ours that says this, lines that are not text left out. */
function said(
  type: keyof typeof ownActs | keyof typeof glosses,
  said: object = {},
  more: Partial<Wording> = {},
): string[] {
  const { data, say } = acts[type] as Pick<AnyActDefinition, 'data' | 'say'>;
  const act = { id: 'a', on: '2020-01-06' as LegalDate, basis: 'recorded', data: data.parse(said) };
  const { headline, details = [] } = say(act as never, { ...wording, ...more });
  return [headline, ...details.filter((detail) => typeof detail === 'string')];
}

/** What each act of ours is told as. */
const sentences = {
  file: [{ kind: 'ordinance', title: 'Potholes' }, 'Filed with the clerk', '“Potholes”', 'Ordinance'],
  introduce: [
    {
      kind: 'resolution',
      title: 'Thanks',
      file: '20-1',
      sponsors: ['ann', 'bob', 'cy'],
      classes: ['grant', 'emergency'],
      text: { label: 'As introduced' },
    },
    'Introduced',
    '“Thanks”',
    'Resolution, file 20-1',
    'Sponsored by Ann Lee, Bob and Cy',
    'Of class: grant, emergency',
    'Text: As introduced',
  ],
  sponsor: [{ change: 'withdraw', sponsors: ['ann'] }, 'Sponsors withdraw: Ann Lee'],
  read: [{ reading: 2, manner: 'title' }, 'Second reading, by title'],
  refer: [{ to: ['finance', 'parks'] }, 'Referred to Finance and Parks'],
  're-refer': [
    { to: ['parks'], consent: ['ann', 'bob'] },
    'Re-referred to Parks',
    'With the consent of Ann Lee and Bob',
  ],
  hold: [{ until: 'indefinite' }, 'Held off the agenda, without a date'],
  release: [{}, 'Released from its hold'],
  report: [
    {
      body: 'finance',
      recommendation: 'do-pass',
      advanced: true,
      substitute: true,
      docket: 'consent',
      text: { label: 'Committee Substitute' },
      roll: { ayes: ['ann', 'bob'], absent: ['cy'] },
    },
    'Reported by Finance: advance and do pass as a committee substitute, consent docket',
    'Committee Substitute',
    'Committee vote: 2–0',
    'Ayes: Ann Lee, Bob',
    'Absent: Cy',
  ],
  substitute: [{ text: { label: 'Version 2' } }, 'A substitute takes its place: Version 2'],
  amend: [{ description: 'ten for five', degree: 2 }, 'Amended: ten for five', 'An amendment of degree 2'],
  postpone: [{ until: '2020-02-03' }, 'Held on the docket until 2020-02-03'],
  vote: [
    {
      body: 'finance',
      question: { kind: 'waiver', rule: 'readings', covers: ['m1', 'm2'] },
      method: { kind: 'tally', ayes: 10, nays: 3 },
      announced: 'carried',
      mover: 'ann',
      second: 'bob',
    },
    'Waiver of three readings on separate days: carried 10–3',
    'In Finance',
    'Moved by Ann Lee, seconded by Bob',
    'One motion for m1 and m2',
  ],
  sign: [{}, 'Signed'],
  veto: [{ message: 'Too dear.', substitute: { label: 'Half' } }, 'Vetoed', '“Too dear.”', 'With a substitute: Half'],
  lapse: [{}, 'The time set by law ran out'],
  withdraw: [{ reason: 'superseded' }, 'Withdrawn by its sponsors', 'superseded'],
  dispose: [{ as: 'released' }, 'Released: closed without a decision'],
  hear: [{}, 'Heard'],
  print: [{}, 'Printed'],
  propose: [{}, 'Proposed'],
  present: [{}, 'Presented'],
  schedule: [{ what: 'hearing' }, 'Scheduled'],
  return: [{}, 'Returned'],
  certify: [{}, 'Certified'],
  publish: [{ what: 'measure' }, 'Published'],
  recall: [{}, 'Recalled'],
  recommit: [{}, 'Recommitted'],
  discharge: [{}, 'Discharged'],
  replace: [{ with: 'm2' }, 'Replaced'],
  expire: [{}, 'Expired'],
  seat: [{ member: 'ann', role: 'chair' }, 'Seated: Ann Lee, chair'],
  vacate: [{ member: 'ann', reason: 'moved away' }, 'Seat vacated by Ann Lee', 'moved away'],
  call: [
    { meeting: 'm', startsAt: '2020-01-06T10:00', postedAt: '2020-01-05T09:00', goodCause: 'a flood' },
    'Meeting m called for 2020-01-06 10:00',
    'Notice posted 2020-01-05 09:00',
    'Cause for a shorter notice: a flood',
  ],
  convene: [
    { meeting: 'm', presiding: 'ann', present: ['ann', 'bob'], excused: ['cy'] },
    'Meeting m convened',
    'Presiding: Ann Lee',
    'Present: Ann Lee, Bob',
    'Excused: Cy',
  ],
  cancel: [{ meeting: 'm', reason: 'snow' }, 'Meeting m cancelled', 'snow'],
  adjourn: [{ meeting: 'm' }, 'Meeting m adjourned'],
  correct: [{ event: 'e1', change: { strike: true }, reason: 'a slip' }, 'Correction of e1', 'a slip'],
  reassess: [{ because: 'e1' }, 'Reassessed'],
} as const satisfies Readonly<
  Record<keyof typeof ownActs | keyof typeof glosses, readonly [said: object, ...words: string[]]>
>;

describe('the words of an act', () => {
  test.each(Object.entries(sentences))(
    '[ACT-8] %s is told in the words of its definition',
    (type, [data, ...words]) => {
      expect(said(type as keyof typeof sentences, data)).toEqual(words);
    },
  );

  test.each([
    [{ question: { kind: 'passage' }, method: { kind: 'voice' } }, 'Passage: outcome not known, by voice vote'],
    [
      {
        question: { kind: 'override' },
        method: { kind: 'roll-call', ayes: ['ann'], nays: ['bob'] },
        announced: 'lost',
      },
      'Override of the veto: lost 1–1',
      'Ayes: Ann Lee',
      'Nays: Bob',
    ],
    [
      { question: { kind: 'acceptance' }, method: { kind: 'unanimous-consent' }, announced: 'carried' },
      'Acceptance of the substitute that came with the veto: carried, by unanimous consent',
    ],
    [
      { question: { kind: 'first-reading' }, method: { kind: 'unrecorded' }, announced: 'carried' },
      'First reading: carried, count not on record',
    ],
  ])('[ACT-8] a vote is told with its question and its count: %#', (data, ...words) => {
    expect(said('vote', data)).toEqual(words);
  });

  test('[ACT-8] a vote is told with the ayes that the law needs', () => {
    const data = { question: { kind: 'passage' }, method: { kind: 'tally', ayes: 7, nays: 6 }, announced: 'carried' };
    const ruling = (numbers: Readonly<Record<string, number | readonly number[] | string>>) => [
      { rule: 'majority', verdict: 'holds' as const, numbers: { outcome: 'carried', ...numbers } },
    ];
    expect(said('vote', data, { rulings: ruling({ needed: 7, of: 13 }) })).toEqual([
      'Passage: carried 7–6, 7 needed of 13',
    ]);
    expect(said('vote', data, { rulings: ruling({ needed: [7, 9] }) })).toEqual([
      'Passage: carried 7–6, 7 or 9 needed',
    ]);
  });

  test.each(Object.entries(acts))('[ACT-8] %s has words for all that it can say', (_type, { data, say }) => {
    fc.assert(
      fc.property(dataOf(data), fc.constantFrom(undefined, 'carried', 'lost'), (said, outcome) => {
        const act = { id: 'a', on: '2020-01-06' as LegalDate, basis: 'recorded', outcome, data: data.parse(said) };
        const { headline, details = [] } = say(act as never, wording);
        expect(headline.trim()).not.toBe('');
        for (const detail of details) expect(['string', 'undefined', 'boolean']).toContain(typeof detail);
        expect(`${headline} ${details.join(' ')}`).not.toMatch(/undefined|\[object/);
      }),
    );
  });
});
