import { dayOf } from '../source/calendar-day.ts';
import { gatherRows } from '../source/gather-rows.ts';
import { type Fields, isFields, numberIn, textIn } from '../source/json.ts';
import type { Report } from '../source/problem.ts';
import type { Ballot, Office, Place, SourceMeasure, SourceRow, UndatedRow } from '../source/source-measure.ts';

/** A matter with what the Web API has of it under other addresses. */
export interface MatterReading {
  readonly matter: Fields;
  /** The rows of its history, each a `MatterHistory`. */
  readonly histories: readonly unknown[];
  readonly sponsors: readonly unknown[];
  /** The votes on a row: a row's id is also the id of the event item that votes stand under. */
  readonly votesOn: (row: number) => readonly unknown[];
  readonly place: Place;
  readonly report: Report;
}

/**
 * Whether a matter may be shown: the clerk has not withheld it, and its number is not one that drafts have.
 *
 * Some clients withhold matters by the number alone.
 */
export function isPublic({ MatterRestrictViewViaWeb: withheld, MatterFile: file }: Fields): boolean {
  return withheld !== true && !/^TMP\b|^TMP-/i.test(textIn(file) ?? '');
}

/** A matter of the Web API as a measure. */
export function measureOf(reading: MatterReading): SourceMeasure | undefined {
  const { matter, histories, place, report, votesOn } = reading;
  const id = numberIn(matter.MatterId);
  if (id === undefined) {
    report({ ...place, problem: 'the matter has no MatterId' });
    return undefined;
  }
  const file = textIn(matter.MatterFile) ?? `matter ${id}`;
  return {
    id,
    file,
    title: textIn(matter.MatterTitle) ?? textIn(matter.MatterName) ?? file,
    type: textIn(matter.MatterTypeName) ?? '',
    status: { id: numberIn(matter.MatterStatusId), name: textIn(matter.MatterStatusName) ?? '' },
    sponsors: sponsorsOf(reading),
    ...gatherRows(histories, {
      idOf: ({ MatterHistoryId }) => numberIn(MatterHistoryId),
      rowOf: (row, fields) => rowOf(row, fields, votesOn),
      complain: (problem, row) => report({ ...place, measure: file, ...(row !== undefined && { row }), problem }),
    }),
    place,
  };
}

/** The sponsors of the version of its text that the matter has now, each once, in their order. */
function sponsorsOf({ matter, sponsors }: MatterReading): number[] {
  const all = sponsors.filter(isFields);
  const current = all.filter(({ MatterSponsorMatterVersion: version }) => version === matter.MatterVersion);
  const order = ({ MatterSponsorSequence: place }: Fields) => numberIn(place) ?? 0;
  const ids = (current.length > 0 ? current : all)
    .sort((a, b) => order(a) - order(b))
    .flatMap(({ MatterSponsorNameId: person }) => numberIn(person) || []);
  return [...new Set(ids)];
}

function rowOf(id: number, fields: Fields, votesOn: MatterReading['votesOn']): SourceRow | UndatedRow {
  const {
    MatterHistoryActionDate: date,
    MatterHistoryPassedFlag: flag,
    MatterHistoryPassedFlagName: flagName,
  } = fields;
  const action = {
    id: numberIn(fields.MatterHistoryActionId),
    name: textIn(fields.MatterHistoryActionName) ?? '',
  };
  const on = dayOf(date);
  if (on === undefined) return { id, action };
  return {
    id,
    // The clock's time on the wall; the Web API gives no zone.
    at: (date as string).slice(0, 19),
    on,
    action,
    body: {
      id: numberIn(fields.MatterHistoryActionBodyId) ?? 0,
      name: textIn(fields.MatterHistoryActionBodyName) ?? '',
    },
    meeting: numberIn(fields.MatterHistoryEventId),
    // A flag that is null says nothing; 0 says that the motion failed.
    passed: flag === 1 || flagName === 'Pass' ? true : flag === 0 || flagName === 'Fail' ? false : undefined,
    agenda: textIn(fields.MatterHistoryAgendaNote),
    minutes: textIn(fields.MatterHistoryMinutesNote),
    motion: textIn(fields.MatterHistoryActionText),
    votes: ballotsOf(votesOn(id)),
  };
}

function ballotsOf(votes: readonly unknown[]): Ballot[] | undefined {
  const ballots = votes.filter(isFields).flatMap(({ VotePersonId: person, VoteValueName: answer }): Ballot[] => {
    const id = numberIn(person);
    return id === undefined ? [] : [[id, textIn(answer) ?? null]];
  });
  return ballots.length === 0 ? undefined : ballots;
}

/** An office record of the Web API as an office; absent, and reported, for one that says not whose, where or since when. */
export function officeOf(
  fields: Fields,
  names: ReadonlyMap<number, string>,
  place: Place,
  report: Report,
): Office | undefined {
  const id = numberIn(fields.OfficeRecordId);
  const person = numberIn(fields.OfficeRecordPersonId);
  const body = numberIn(fields.OfficeRecordBodyId);
  const start = dayOf(fields.OfficeRecordStartDate);
  if (person === undefined || body === undefined || start === undefined) {
    report({ ...place, problem: `office record ${id ?? 'without an id'} has no person, no body or no first day` });
    return undefined;
  }
  return {
    id,
    person: { id: person, name: textIn(fields.OfficeRecordFullName) ?? names.get(person) ?? '' },
    body: { id: body, name: textIn(fields.OfficeRecordBodyName) ?? '' },
    title: textIn(fields.OfficeRecordTitle) ?? '',
    memberType: textIn(fields.OfficeRecordMemberType) ?? '',
    start,
    end: dayOf(fields.OfficeRecordEndDate),
    place,
  };
}

/** Names by id, of entities whose fields begin with a prefix. */
export function namesIn(entities: readonly unknown[], id: string, name: string): Map<number, string> {
  return new Map(
    entities.filter(isFields).flatMap((fields) => {
      const key = numberIn(fields[id]);
      return key === undefined ? [] : [[key, textIn(fields[name]) ?? ''] as const];
    }),
  );
}
