import { type ActWords, actInWords } from '@statecraft/cli';
import {
  type Explanation,
  isAct,
  isOfKind,
  isWaivable,
  type Lifecycle,
  lifecycleOn,
  type Measure,
  ownVocabulary,
  parseCommand,
  type RecordedEvent,
} from '@statecraft/core';
import type { Officer } from '../officers/officers.ts';
import { explainAct, type HandedIn } from '../recording/record-acts.ts';
import { actsOf } from '../recording/rights.ts';
import { type ActForm, actForm, fieldAt, type Meanwhile } from './act-form.ts';
import { type Choice, choicesOf } from './choices.ts';
import { asHandedIn, correctedBy, correctionIn, correctionOf, entryOf, placesOnForm } from './correction.ts';
import type { Option } from './docket-page.ts';
import type { Offer } from './form-fields.ts';
import { type Markup, nothing } from './markup.ts';
import { namedOf } from './naming.ts';
import { actIn, type Typed, textOf } from './read-act-form.ts';
import type { PublicRecord } from './record.ts';
import { correctionPage, reviewPage, type Told } from './review-page.ts';
import { typedFrom } from './type-act-form.ts';
import { voteChart } from './vote-chart.ts';

/** A measure on the clerk's desk, and what may be recorded on it. */
export interface Task {
  readonly record: PublicRecord;
  readonly officer: Officer;
  readonly csrf: string;
  readonly id: string;
  readonly words: string;
  readonly version: number;
  readonly stage: string;
  readonly measure: Measure | undefined;
  readonly choices: readonly Choice[];
  readonly lifecycle: Lifecycle;
}

/** Lays a measure on the desk: one that is on record, or one that is to be. */
export async function taskOf(record: PublicRecord, officer: Officer, csrf: string, id: string): Promise<Task> {
  const { engine, procedure } = record.city;
  const measure = await engine.measure(id);
  const stage = measure?.stage ?? 'unfiled';
  const theirs = officer.role === 'clerk' ? undefined : actsOf(procedure, officer.role, record.today);
  const opportunities = (await engine.available(id)).filter(({ act }) => theirs === undefined || theirs.includes(act));
  const words = measure ? namedOf(id, measure.facts) : id;
  return {
    record,
    officer,
    csrf,
    id,
    words,
    version: measure?.version ?? 0,
    stage,
    measure,
    choices: choicesOf(opportunities, stage),
    lifecycle: lifecycleOn(procedure, record.today),
  };
}

/** The act that is drawn up. One that is in order no more, because somebody else was faster, can still be seen and tried. */
export function choiceOf({ choices, lifecycle, stage }: Task, id: string): Choice | undefined {
  const known = choices.find((choice) => choice.id === id);
  if (known) return known;
  const row = lifecycle.row(id);
  if (!row) return undefined;
  const elsewhere = choicesOf(
    [
      {
        act: row.act,
        row: row.id,
        title: row.title,
        when: lifecycle.saidBy(row),
        to: row.to === 'same' ? stage : row.to,
        citation: '',
        ready: false,
        needs: [],
      },
    ],
    stage,
  );
  return elsewhere[0];
}

/** An act on record that is to be put right; `undefined` where the record has no such act. */
export async function correctionFor({ record, id }: Task, event: string): Promise<Choice | undefined> {
  const entry =
    (await record.city.engine.history(id)).find((each) => each.event.id === event) ??
    // What was struck meanwhile can still be seen, and why it is no more to be put right.
    (await record.eventsOf(`measure/${id}`)).filter((each) => each.id === event).map(entryOf)[0];
  return entry && correctionOf(entry, record.headlineOf(entry.event));
}

/** What is written on a form before anything is typed: of a correction the act as it reads; else the day, who acts where the law names but one, and which committee reports. */
export function firstTyped({ record, lifecycle, measure }: Task, choice: Choice): Typed {
  if (choice.corrects) return typedFrom(choice.corrects, choice.act);
  const row = lifecycle.row(choice.id);
  const [only, ...others] = (row ? lifecycle.rulesOf(row) : []).flatMap((rule) =>
    isOfKind(ownVocabulary.rules.actor, rule) ? rule.roles : [],
  );
  const role = others.length === 0 ? only : undefined;
  const holder =
    role === undefined ? undefined : membersOf(record, record.today).find((member) => member.role === role);
  const typed = new Map([['on', [record.today as string]]]);
  if (role !== undefined) typed.set('by.role', [role]);
  if (holder) typed.set('by.id', [holder.value]);
  const [committee, ...more] = measure?.facts.referrals.at(-1)?.to ?? [];
  if (choice.act === ownVocabulary.acts.report.type && committee !== undefined && more.length === 0)
    typed.set('body', [committee]);
  return typed;
}

type Shown = Pick<ActForm, 'refused' | 'misplaced' | 'meanwhile' | 'anew'> & {
  readonly typed: Typed;
  readonly version: number;
  readonly commandId: string;
};

/** The form of an act. */
export function formOf(
  task: Task,
  choice: Choice,
  { typed, version, commandId, refused, misplaced, meanwhile, anew }: Shown,
): Markup {
  const places = choice.corrects && misplaced ? placesOnForm(misplaced) : misplaced;
  const wrongs = new Map((places ?? []).map(({ path, message }) => [fieldAt(path), message]));
  return actForm({
    ...headOf(task, choice),
    state: { offer: offerOf(task, textOf(typed, 'on')), typed, wrongs },
    version,
    commandId,
    refused,
    misplaced: places,
    meanwhile,
    anew,
  });
}

/** What a form asks to record: an act, or that one on record be put right. */
export function handedFrom({ record, id }: Task, choice: Choice, typed: Typed): HandedIn {
  const { corrects } = choice;
  return corrects ? correctionIn(typed, choice, corrects, { measure: id, on: record.today }) : actIn(typed, choice, id);
}

/** What the law makes of an act before it is recorded; the form again, with the reasons, where it is refused. */
export async function reviewOf(task: Task, choice: Choice, typed: Typed, commandId: string): Promise<Markup> {
  const act = handedFrom(task, choice, typed);
  const { version } = task;
  const explained = await explainAct(task.record.city, act);
  if (explained.kind === 'malformed')
    return formOf(task, choice, { typed, version, commandId, misplaced: explained.places });
  const { explanation } = explained;
  if (!explanation.ok) return formOf(task, choice, { typed, version, commandId, refused: explanation.rejections });
  const shown = { ...headOf(task, choice), typed, version, commandId, explanation };
  const { corrects } = choice;
  if (!corrects) return reviewPage({ ...shown, ...toldAct(task, act, explanation.rulings) });
  const after = correctedBy(act, corrects);
  const rulingsAfter = explanation.revises.find(({ event }) => event === choice.id)?.rulings ?? corrects.rulings;
  const events = new Map((await task.record.eventsOf(`measure/${task.id}`)).map((event) => [event.id, event]));
  return correctionPage({
    ...shown,
    before: toldAct(task, asHandedIn(corrects, choice, task.id), corrects.rulings),
    after: after && toldAct(task, asHandedIn(after, choice, task.id), rulingsAfter),
    headlines: explanation.revises.map(({ event }) => {
      const revised = events.get(event);
      return revised ? task.record.headlineOf(revised) : event;
    }),
  });
}

function toldAct(task: Task, act: HandedIn, rulings: Explanation['rulings']): Told {
  const { headline, details } = wordsOf(task, act);
  return { headline, details, on: String(act.on), chart: chartOf(task, act, rulings) };
}

/** Acts of others on a measure, in words. */
export function toldOf({ record }: Task, events: readonly RecordedEvent[]): Meanwhile[] {
  return events.map((event) => ({
    event,
    headline: record.headlineOf(event),
    by: record.nameOf(event.recordedBy ?? event.by?.id ?? 'somebody who is not named'),
  }));
}

function headOf({ id, words, lifecycle, record, csrf }: Task, choice: Choice) {
  const roles = new Set(
    lifecycle.procedure.rules.flatMap((rule) => (isOfKind(ownVocabulary.rules.actor, rule) ? rule.roles : [])),
  );
  return { measure: { id, words }, choice, lifecycle, roles: [...roles, 'clerk'], csrf, zone: record.zone };
}

interface Sitting extends Option {
  readonly role?: string | undefined;
}

function membersOf(record: PublicRecord, on: string): Sitting[] {
  const council = record.bodies.get(record.city.procedure.council);
  const tenures = (council?.tenures ?? []).filter(
    ({ from, until }) => from <= on && (until === undefined || on < until),
  );
  return tenures
    .filter(({ voting }) => voting !== false)
    .map(({ member, role }) => ({ value: member, words: record.nameOf(member), role }));
}

function offerOf({ record, lifecycle, measure }: Task, on: string): Offer {
  const { procedure } = lifecycle;
  const members = membersOf(record, /^\d{4}-\d\d-\d\d$/.test(on) ? on : record.today);
  const committees = new Set([...record.bodies.keys(), ...(measure?.facts.referrals ?? []).flatMap(({ to }) => to)]);
  const seated = [...record.bodies.values()].flatMap(({ tenures }) => tenures.map(({ member }) => member));
  const people = new Set<string>([...members.map(({ value }) => value), ...seated, ...(measure?.facts.sponsors ?? [])]);
  const ofIds = (ids: Iterable<string>) => [...ids].map((value) => ({ value, words: record.nameOf(value) }));
  return {
    bodies: ofIds(committees),
    members,
    people: ofIds(people).sort((a, b) => a.words.localeCompare(b.words)),
    classes: Object.entries(procedure.classes).map(([value, words]) => ({ value, words })),
    rules: lifecycle.everyRule
      .filter((rule) => lifecycle.rule(rule.id) === rule && isWaivable(rule))
      .map(({ id, title }) => ({ value: id, words: title })),
  };
}

function wordsOf({ record, lifecycle }: Task, handed: HandedIn): ActWords {
  const parsed = parseCommand(handed, () => '', lifecycle.procedure.uses);
  if (!('request' in parsed)) return { headline: String(handed.type), details: [] };
  const { act } = parsed.request;
  return actInWords(act, { nameOf: record.nameOf, lifecycle });
}

function chartOf(
  { record, lifecycle }: Task,
  handed: HandedIn,
  rulings: Parameters<typeof voteChart>[0]['rulings'],
): Markup {
  const parsed = parseCommand(handed, () => '', lifecycle.procedure.uses);
  if (!('request' in parsed) || !isAct(ownVocabulary.acts.vote, parsed.request.act)) return nothing;
  const { method, announced } = parsed.request.act.data;
  const computed = rulings.find(({ numbers }) => numbers?.computed !== undefined)?.numbers?.computed;
  return voteChart(
    { method, outcome: announced ?? (typeof computed === 'string' ? computed : undefined), rulings },
    record.nameOf,
  );
}
