import { type Fields, isFields, numberIn } from '../source/json.ts';

/** What of an event item a row of a history has under the same name, after the prefix. */
const shared = [
  'Id',
  'EventId',
  'ActionId',
  'ActionName',
  'ActionText',
  'AgendaNote',
  'MinutesNote',
  'PassedFlag',
  'PassedFlagName',
] as const;

/** What the minutes of events have of matters, as rows of their histories. Of a long record's items it keeps no more than a row has. */
export class Minutes {
  readonly #rows = new Map<number, Map<number, Fields>>();

  /** Takes an event item, if it is in the minutes of its event and says what was done with a matter; one on the agenda alone may yet not be called. */
  add(item: Fields, event: Fields): void {
    const matter = numberIn(item.EventItemMatterId);
    const id = numberIn(item.EventItemId);
    const minuted = numberIn(item.EventItemMinutesSequence) !== undefined && item.EventItemActionName;
    if (matter === undefined || id === undefined || !minuted) return;
    const rows = this.#rows.get(matter) ?? new Map<number, Fields>();
    this.#rows.set(matter, rows);
    rows.set(id, {
      ...Object.fromEntries(shared.map((name) => [`MatterHistory${name}`, item[`EventItem${name}`]])),
      MatterHistoryActionDate: event.EventDate,
      MatterHistoryActionBodyId: event.EventBodyId,
      MatterHistoryActionBodyName: event.EventBodyName,
    });
  }

  /** A matter's history with the rows that it lacks. A row bears the id of its event item; where both are there, the history's is taken. */
  complete(matter: number | undefined, histories: readonly unknown[]): readonly unknown[] {
    const rows = matter === undefined ? undefined : this.#rows.get(matter);
    if (!rows) return histories;
    const known = new Set(histories.filter(isFields).map(({ MatterHistoryId }) => MatterHistoryId));
    return [...histories, ...[...rows].filter(([id]) => !known.has(id)).map(([, row]) => row)];
  }
}
