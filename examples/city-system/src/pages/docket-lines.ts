import {
  type DocketEntry,
  type DocketField,
  isOfKind,
  isWithin,
  ownVocabulary,
  type Procedure,
  type View,
} from '@statecraft/core';
import type { DocketFilters, DocketLine, Option } from './docket-page.ts';
import { titleOf } from './naming.ts';
import { docketOrder } from './stages.ts';

/** What the docket is read from. */
export interface DocketSource {
  readonly docket: View<DocketEntry, DocketField>;
  readonly procedure: Procedure;
  readonly today: string;
  readonly nameOf: (id: string) => string;
}

/** A page of the docket. */
export interface DocketSlice {
  readonly lines: readonly DocketLine[];
  /** Where the next page begins; absent on the last. */
  readonly next?: string | undefined;
}

const A_PAGE = 25;
/** As many documents are read at a time where words are sought, which no index knows. */
const A_READ = 50;
/** As many documents are looked through for one page; the next goes on from there. */
const MOST_READ = 2_000;

/** Reads a page of the docket, stage after stage in the order of the docket. */
export async function docketLines(
  source: DocketSource,
  { stage, committee, sponsor, words }: DocketFilters,
  after: string | undefined,
): Promise<DocketSlice> {
  const stages = docketOrder.filter((each) => stage === '' || isWithin(stage, each));
  const where = { ...(committee !== '' && { committee }), ...(sponsor !== '' && { sponsor }) };
  const sought = words.toLowerCase().split(/\s+/).filter(Boolean);
  const lines: DocketLine[] = [];
  let place: Place | undefined = placeIn(after) ?? { stage: stages[0] ?? '' };
  let read = 0;
  while (place && lines.length < A_PAGE && read < MOST_READ) {
    const at: Place = place;
    const own = stages.find((each) => each === at.stage);
    if (!own) break;
    const limit = sought.length > 0 ? A_READ : A_PAGE - lines.length;
    const page = await source.docket.find({
      where: { ...where, stage: stage === '' ? own : stage },
      limit,
      after: at.after,
    });
    read += page.documents.length;
    const found = page.documents.filter(({ key, doc }) => saysAll(key, doc, sought, source.nameOf));
    // What was read is shown whole, so that the next page begins where the reading ended.
    lines.push(...found.map(({ key, doc }) => lineOf(key, doc, source)));
    if (page.next !== undefined) place = { stage: own, after: page.next };
    else place = following(stages, own);
  }
  const more =
    place && lines.length >= A_PAGE
      ? await hasMore(source, place, stages, where, stage)
      : place !== undefined && read >= MOST_READ;
  return { lines, ...(more && place && { next: JSON.stringify([place.stage, place.after ?? null]) }) };
}

/** Where a page begins: in which stage, and there behind which document. */
interface Place {
  readonly stage: string;
  readonly after?: string | undefined;
}

function placeIn(after: string | undefined): Place | undefined {
  if (!after) return undefined;
  try {
    const [stage, place] = JSON.parse(after) as unknown[];
    if (typeof stage === 'string') return { stage, ...(typeof place === 'string' && { after: place }) };
  } catch {
    // What is no place is the first page.
  }
  return undefined;
}

function following(stages: readonly string[], stage: string): Place | undefined {
  const next = stages[stages.indexOf(stage) + 1];
  return next === undefined ? undefined : { stage: next };
}

async function hasMore(
  { docket }: DocketSource,
  { stage: from, after }: Place,
  stages: readonly string[],
  where: Readonly<Record<string, string>>,
  asked: string,
): Promise<boolean> {
  for (const stage of stages.slice(stages.indexOf(from))) {
    const { documents } = await docket.find({
      where: { ...where, stage: asked === '' ? stage : asked },
      limit: 1,
      ...(stage === from && { after }),
    });
    if (documents.length > 0) return true;
  }
  return false;
}

function saysAll(
  id: string,
  { facts }: DocketEntry,
  sought: readonly string[],
  nameOf: (id: string) => string,
): boolean {
  if (sought.length === 0) return true;
  const { title = '', file = '', sponsors, texts } = facts;
  const said = [id, file, title, ...sponsors.map(nameOf), ...texts.map(({ label }) => label)].join(' ').toLowerCase();
  return sought.every((word) => said.includes(word));
}

/** A measure as a line of the docket. */
export function lineOf(id: string, entry: DocketEntry, source: Omit<DocketSource, 'docket'>): DocketLine {
  const { stage, facts } = entry;
  const { nameOf } = source;
  const referral = isWithin(stage, 'committee') ? (facts.referrals.at(-1)?.to ?? []) : [];
  return {
    id,
    file: facts.file,
    title: titleOf(id, facts),
    stage,
    sponsors: facts.sponsors.map(nameOf),
    committees: referral.map(nameOf),
    next: nextDay(entry, source),
    last: Object.values(facts.dates).toSorted().at(-1),
  };
}

/** The next day ahead; of what is enacted the day it took effect. */
function nextDay({ stage, facts, deadlines }: DocketEntry, { today, procedure }: Omit<DocketSource, 'docket'>) {
  const days = [
    ...(isWithin(stage, 'committee') && facts.hold && facts.hold.until !== 'indefinite'
      ? [{ date: facts.hold.until as string, what: 'held until then' }]
      : []),
    ...(isWithin(stage, 'vote') && facts.postponement
      ? [{ date: facts.postponement.until as string, what: 'back on the docket' }]
      : []),
    ...deadlines.flatMap(({ date, title }) => (date === undefined ? [] : [{ date: date as string, what: title }])),
  ].sort((a, b) => a.date.localeCompare(b.date));
  const ahead = days.find(({ date }) => date >= today);
  if (ahead) return ahead;
  const effective = deadlines.find(
    ({ rule, date, part }) =>
      date !== undefined &&
      part === undefined &&
      procedure.rules.some((each) => each.id === rule && isOfKind(ownVocabulary.rules.effective, each)),
  );
  return effective?.date === undefined ? undefined : { date: effective.date as string, what: 'took effect' };
}

/** The values of a field of the docket, to choose from, by their names. */
export async function optionsOf(
  { docket, nameOf }: Pick<DocketSource, 'docket' | 'nameOf'>,
  field: 'committee' | 'sponsor',
): Promise<Option[]> {
  const values = [...(await docket.tally(field)).keys()];
  return values.map((value) => ({ value, words: nameOf(value) })).sort((a, b) => a.words.localeCompare(b.words));
}
