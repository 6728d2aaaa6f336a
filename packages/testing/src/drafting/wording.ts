import {
  addDays,
  type Command,
  isOfKind,
  isWaivable,
  type LegalDate,
  ownVocabulary,
  partsOf,
  type Row,
  reportsMade,
  type Standing,
} from '@statecraft/core';
import { committees, measureAt } from '../hall.ts';
import type { Scene } from './scene.ts';

/** What an act says besides its type, day and measure. */
export type Wording = Readonly<Record<string, unknown>>;

/**
 * The ways to word an act of a row that a rule of the procedure could tell apart, the plainest first: an introduction for each
 * kind and class that a rule names, a waiver for each rule that can be waived. Never empty.
 */
export function wordingsOf(scene: Scene, row: Row, standing: Standing, on: LegalDate): readonly Wording[] {
  const { question, outcome, ...said } = row.when;
  const ways =
    row.act === 'vote'
      ? votesOf(scene, row, standing, String(question))
      : (wordings[row.act]?.(scene, standing, on) ?? [{}]);
  const announced = outcome === undefined ? {} : { announced: outcome };
  return ways.map((way) => ({ ...way, ...announced, ...said, ...rollOfReport(scene, row, standing) }));
}

/** A command of a row, as worded, on a day, by whoever may do it. */
export function worded({ lifecycle, measure }: Scene, row: Row, wording: Wording, on: LegalDate, choice = 0): Command {
  const actor = lifecycle
    .rulesOf(row)
    .flatMap(partsOf)
    .find((rule) => isOfKind(kinds.actor, rule));
  const role = actor ? { role: actor.roles[choice % actor.roles.length] } : {};
  return { type: row.act, measure, on, by: { id: 'seat-1', ...role }, ...wording } as Command;
}

type Wordings = (scene: Scene, standing: Standing, on: LegalDate) => readonly Wording[];

const kinds = ownVocabulary.rules;

const wordings: Readonly<Record<string, Wordings>> = {
  file: (scene) => described(scene, { title: 'A measure' }),
  introduce: (scene, { facts }) => (facts.filedOn === undefined ? described(scene, {}) : [textOf(scene, 'original')]),
  sponsor: () => [
    { change: 'add', sponsors: ['seat-2'] },
    { change: 'withdraw', sponsors: ['seat-1'] },
  ],
  read: (_scene, { facts }) => [{ reading: Math.min(9, facts.readings.length + 2) }],
  refer: (scene) => [
    { to: [committees[0]] },
    ...(scene.has('all-reported') ? ['all', 'in-order'].map((mode) => ({ to: [...committees], mode })) : []),
  ],
  're-refer': (scene, { facts }) => {
    const from = facts.referrals.at(-1)?.to ?? [];
    const to = from[0] === 'housing' ? 'finance' : 'housing';
    const consent = [...from, to].flatMap((body) => scene.hall.chair(body) ?? []);
    return [{ to: [to], ...(scene.has('consent') && { consent }) }];
  },
  hold: (scene, _standing, on) => [
    { until: addDays(on, 7) },
    ...(scene.has('hold') ? [{ until: 'indefinite' as const }] : []),
  ],
  postpone: (_scene, _standing, on) => [{ until: addDays(on, 7) }],
  report: (scene, standing) => [{ recommendation: 'do-pass', ...(scene.has('all-reported') && reporting(standing)) }],
  amend: (scene) => [{ degree: 1, ...textOf(scene, 'amended') }],
  substitute: (scene) => [{ text: { label: 'Substitute', ...(scene.has('text') && { hash: 'sha256:substitute' }) } }],
  propose: (scene) => [textOf(scene, 'proposed')],
  veto: (scene) => [
    { message: 'Not this way.' },
    ...(scene.has('substitute-offered') ? [{ substitute: { label: 'The mayor’s', hash: 'sha256:mayor' } }] : []),
  ],
  publish: () => [{ what: 'measure' }, { what: 'objections' }],
  schedule: () => [{ what: 'hearing' }, { what: 'signing' }],
  dispose: () => [{ as: 'released' }, { as: 'received-and-filed' }],
  replace: (scene) => [{ with: measureAt(standingAsked(scene, 'replacement') ?? 'introduced') }],
};

/** Who the measure is, for each kind and class that a rule tells apart. */
function described(scene: Scene, head: Wording): Wording[] {
  const companions = standingAsked(scene, 'companions');
  return scene.procedure.measures.flatMap((kind) =>
    scene.classes.flatMap((classes) => {
      const plain = {
        ...head,
        kind,
        classes,
        ...(scene.has('sponsor') && { sponsors: ['seat-1'] }),
        ...textOf(scene, 'original'),
      };
      return companions === undefined || classes.length > 0
        ? [plain]
        : [plain, ...[companions, 'unfiled'].map((stage) => ({ ...plain, companions: [measureAt(stage)] }))];
    }),
  );
}

function textOf(scene: Scene, label: string): Wording {
  return scene.has('text') ? { text: { label, hash: `sha256:${label}` } } : {};
}

function standingAsked(scene: Scene, which: 'companions' | 'replacement'): string | undefined {
  const rules = scene.rules.filter((rule) => isOfKind(kinds.related, rule));
  return rules.find((rule) => rule.which === which)?.standing[0];
}

/** The committee that is to report next. */
function reporting({ facts }: Standing): Wording {
  const referral = facts.referrals.at(-1);
  const made = reportsMade(facts);
  const body = referral?.to.find((committee) => !made.some((report) => report.body === committee));
  return { body: body ?? referral?.to[0] ?? committees[0] };
}

/** The roll of a committee's report, where a rule looks at it. */
function rollOfReport(scene: Scene, row: Row, { facts }: Standing): Wording {
  if (row.act !== 'report' || !scene.lifecycle.rulesOf(row).some(({ kind }) => kind === 'roll')) return {};
  const body = facts.referrals.at(-1)?.to[0] ?? committees[0];
  return { body, roll: { ayes: scene.hall.members(body) } };
}

function votesOf(scene: Scene, row: Row, { facts }: Standing, question: string): Wording[] {
  const threshold = scene.lifecycle
    .rulesOf(row)
    .flatMap(partsOf)
    .find((rule) => isOfKind(kinds.threshold, rule));
  const body = threshold?.body;
  const members = scene.hall.members(body ?? scene.procedure.council);
  const side = row.when.outcome === 'lost' ? 'nays' : 'ayes';
  const hash = facts.texts.at(-1)?.hash;
  const way = {
    ...(body !== undefined && { body }),
    method: { kind: 'roll-call', [side]: members },
    mover: members[0],
    ...(scene.has('text') && hash !== undefined && { text: { hash } }),
  };
  if (question !== 'waiver') return [{ ...way, question: { kind: question } }];
  const waivable = scene.rules.filter(isWaivable);
  const waived = waivable.length > 0 ? waivable : scene.rules.slice(0, 1);
  return waived.map(({ id }) => ({ ...way, question: { kind: question, rule: id } }));
}
