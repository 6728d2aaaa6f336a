import { definitionsOf, isWithin, legalDate, type Measure, type RecordedEvent, UNFILED } from '@statecraft/core';
import type { Context } from 'hono';
import type { Officer } from '../officers/officers.ts';
import { askedIn, looksBack } from './as-of.ts';
import { bodiesPage, bodyPage } from './body-page.ts';
import { deadlinesPage } from './deadlines-page.ts';
import { docketLines, optionsOf } from './docket-lines.ts';
import { docketPage } from './docket-page.ts';
import type { Page } from './layout.ts';
import { lifecycleDiagram } from './lifecycle-diagram.ts';
import { correctionPath } from './links.ts';
import { nothing } from './markup.ts';
import { measurePage, measureTitle } from './measure-page.ts';
import { namedOf } from './naming.ts';
import type { PublicRecord } from './record.ts';
import { stageInWords } from './stages.ts';
import { stationsOf } from './timeline.ts';

/** What a page is asked with: the record, and the query of its address. */
export interface Asking {
  readonly record: PublicRecord;
  readonly query: (name: string, most?: number) => string;
  /** The officer who asks, where one has signed in. */
  readonly officer?: Officer | undefined;
}

/** The query of a request, each field once and cut to a length that no honest one has. */
export function queryOf(c: Context): Asking['query'] {
  return (name, most = 200) => (c.req.query(name) ?? '').trim().slice(0, most);
}

/** Characters of the place where a page begins: one that is cut is none, and leads back to the first. */
const LONGEST_PLACE = 3000;

/** The page of the docket. */
export async function showDocket({ record, query }: Asking): Promise<Page> {
  const { docket, procedure } = record.city;
  const { nameOf, today } = record;
  const source = { docket, procedure, today, nameOf };
  const filters = {
    stage: query('stage'),
    committee: query('committee'),
    sponsor: query('sponsor'),
    words: query('words'),
  };
  const after = query('after', LONGEST_PLACE);
  const counts = await docket.tally('stage', { atLeast: 'head' });
  const [committees, sponsors, { lines, next }] = await Promise.all([
    optionsOf(source, 'committee'),
    optionsOf(source, 'sponsor'),
    docketLines(source, filters, after),
  ]);
  const title = filters.stage === '' ? 'The docket' : `The docket: ${stageInWords(filters.stage)}`;
  return {
    title,
    at: '/',
    live: 'all',
    main: docketPage({ filters, counts, committees, sponsors, lines, next, later: after !== '' }),
  };
}

/** The page of a measure; `undefined` where nothing is on record of it. */
export async function showMeasure(id: string, { record, query, officer }: Asking): Promise<Page | undefined> {
  const { engine, procedure } = record.city;
  const asked = askedIn({ on: query('on'), at: query('at') });
  const present = await engine.measure(id);
  if (!present) return undefined;
  const past = looksBack(asked);
  const [seen, history, events] = await Promise.all([
    past ? engine.measure(id, asked.asOf) : present,
    engine.history(id, asked.asOf),
    record.eventsOf(`measure/${id}`),
  ]);
  // Where the clerk had entered nothing yet there is a measure still, of which nothing is said.
  const { unrecordedMeasure } = definitionsOf(procedure.uses);
  const measure: Measure = seen ?? { id, stage: UNFILED, version: 0, deadlines: [], facts: unrecordedMeasure() };
  const lifecycle = present.procedure && record.lifecycleOf(measure.procedure ?? present.procedure);
  const enacted = lifecycle?.stages.find((stage) => lifecycle.phaseOf(stage) === 'law');
  const { at } = asked.asOf;
  const entered = at === undefined ? events : events.filter((event) => Date.parse(event.at) <= Date.parse(at));
  const { on } = asked.asOf;
  const shown = on === undefined ? entered : entered.filter((event) => event.type === 'corrected' || event.on <= on);
  const committees = isWithin(measure.stage, 'committee') ? (measure.facts.referrals.at(-1)?.to ?? []) : [];
  const told = past ? undefined : events.find((event) => event.id === query('recorded'));
  const telling = {
    nameOf: record.nameOf,
    zone: record.zone,
    correctAt: officer?.role === 'clerk' && !past ? (event: RecordedEvent) => correctionPath(id, event.id) : undefined,
    lifecycleOf: (event: RecordedEvent) => record.lifecycleOf(event.law.procedure),
  };
  return {
    title: measureTitle(measure),
    at: '/',
    live: `measure/${id}`,
    main: measurePage({
      measure,
      stations: stationsOf(history, shown),
      telling,
      lifecycle,
      diagram: lifecycle ? await lifecycleDiagram(lifecycle, measure.stage, history) : nothing,
      asked,
      next: past || !lifecycle ? [] : await engine.available(id),
      way: past || !enacted ? [] : (await engine.whyNot(id, enacted)).way.map((step) => inSentence(step.title)),
      committees: committees.map((body) => ({ id: body, name: record.nameOf(body) })),
      clerk: officer !== undefined,
      recorded: told && record.headlineOf(told),
    }),
  };
}

/** A title as it stands in a sentence: "referred to committee". */
function inSentence(title: string): string {
  return `${title.charAt(0).toLowerCase()}${title.slice(1)}`;
}

/** The list of bodies. */
export function showBodies({ record }: Asking): Page {
  const { procedure } = record.city;
  const lines = [...record.bodies].map(([id, { tenures }]) => ({
    id,
    name: record.nameOf(id),
    seats: procedure.bodies[id]?.seats,
    members: tenures.filter(({ from, until }) => from <= record.today && (until === undefined || record.today < until))
      .length,
  }));
  return { title: 'Bodies', at: '/bodies', live: 'all', main: bodiesPage(lines) };
}

/** The page of a body; `undefined` where neither the procedure nor the record knows it. */
export async function showBody(id: string, { record, query }: Asking): Promise<Page | undefined> {
  const { procedure, docket, engine } = record.city;
  const facts = await engine.body(id);
  const { documents } = await docket.find({ where: { committee: id }, limit: 100, atLeast: 'head' });
  const known = record.bodies.has(id) || facts.tenures.length > 0 || facts.meetings.length > 0 || documents.length > 0;
  if (!known) return undefined;
  const typed = query('on');
  const day = legalDate.safeParse(typed === '' ? record.today : typed);
  return {
    title: record.nameOf(id),
    at: '/bodies',
    live: `body/${id}`,
    main: bodyPage({
      id,
      name: record.nameOf(id),
      seats: Object.hasOwn(procedure.bodies, id) ? procedure.bodies[id]?.seats : undefined,
      facts,
      on: day.success ? day.data : record.today,
      wrong: day.success ? undefined : `“${typed}” is no date. Write one as 2020-03-10.`,
      measures: documents.map(({ key, doc }) => ({
        id: key,
        words: namedOf(key, doc.facts),
      })),
      nameOf: record.nameOf,
    }),
  };
}

/** The page of deadlines. */
export async function showDeadlines({ record }: Asking): Promise<Page> {
  const { engine, docket } = record.city;
  const deadlines = await engine.deadlines();
  const entries = new Map(
    await Promise.all(
      [...new Set(deadlines.map(({ measure }) => measure))].map(async (id) => [id, await docket.get(id)] as const),
    ),
  );
  const lines = deadlines.map((deadline) => {
    const facts = entries.get(deadline.measure)?.facts;
    const words = facts ? namedOf(deadline.measure, facts) : deadline.measure;
    return { ...deadline, words };
  });
  return { title: 'Deadlines', at: '/deadlines', live: 'all', main: deadlinesPage(lines, record.today) };
}
