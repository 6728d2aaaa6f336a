import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll } from 'vitest';

type Entity = Readonly<Record<string, unknown>>;

/** What a client of the Web API has, and how its server behaves. */
export interface City {
  matters: Entity[];
  histories: Map<number, Entity[]>;
  votes: Map<number, Entity[]>;
  persons: Entity[];
  bodies: Entity[];
  officerecords: Entity[];
  /** Events, and under the id of each its items; a client may have none to give. */
  events: Entity[] | undefined;
  items: Map<number, Entity[]>;
  /** Event items of which the server says for ever that it cannot count their votes. */
  voteless: Set<number>;
  /** Called before each answer with the path that is asked, and how many were before; a number is the status to fail with. */
  before: (path: string, asked: number) => number | undefined;
}

const servers: { close: () => void }[] = [];
afterAll(() => {
  for (const server of servers.splice(0)) server.close();
});

/**
 * A server that speaks the Web API's shapes: at most so many rows an answer, in the order of `$orderby` alone, and notes for those alone
 * who ask for them.
 */
export async function serve(city: City, most = 1_000): Promise<{ address: string; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://local');
    const path = pathname.replace(/^\/v1\/springfield\//, '');
    const status = city.before(path, asked.length);
    asked.push(`${path}${searchParams.has('$skip') ? ` ${searchParams.get('$skip')}` : ''}`);
    const answer = (code: number, body: unknown) => {
      response.writeHead(code, { 'content-type': 'application/json', ...(code === 429 && { 'retry-after': '0' }) });
      response.end(JSON.stringify(body));
    };
    if (status !== undefined) return answer(status, { Message: 'busy' });
    const [kind = '', id, below] = path.split('/');
    if (kind === 'eventitems') {
      if (city.voteless.has(Number(id)))
        return answer(500, {
          ExceptionMessage: "The cast to value type 'System.Int32' failed because the value is null.",
        });
      return answer(200, city.votes.get(Number(id)) ?? []);
    }
    const noted = (row: Entity) =>
      searchParams.get('AgendaNote') === '1' && searchParams.get('MinutesNote') === '1'
        ? row
        : Object.fromEntries(Object.entries(row).filter(([name]) => !/(Agenda|Minutes)Note$/.test(name)));
    if (below === 'histories') return answer(200, (city.histories.get(Number(id)) ?? []).map(noted));
    if (below === 'sponsors') return answer(200, []);
    const list = below === 'eventitems' ? city.items.get(Number(id))?.map(noted) : city[kind as 'matters'];
    if (!list) return answer(404, { Message: 'no such thing' });
    const by = searchParams.get('$orderby');
    const sorted = by ? [...list].sort((a, b) => Number(a[by]) - Number(b[by])) : list;
    const skip = Number(searchParams.get('$skip') ?? 0);
    return answer(200, sorted.slice(skip, skip + Math.min(most, Number(searchParams.get('$top') ?? most))));
  });
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}/v1/springfield?token=secret`, asked };
}

/** A city with so many matters, each introduced, referred and passed with three votes. */
export function city(matters: number): City {
  const made: City = {
    matters: [],
    histories: new Map(),
    votes: new Map(),
    persons: [1, 2, 3].map((id) => ({ PersonId: id, PersonFullName: `Member ${id}` })),
    bodies: [
      { BodyId: 1, BodyName: 'City Council' },
      { BodyId: 9, BodyName: 'Committee on Water' },
    ],
    officerecords: [1, 2, 3].map((id) => ({
      OfficeRecordId: 70 + id,
      OfficeRecordPersonId: id,
      OfficeRecordBodyId: 1,
      OfficeRecordBodyName: 'City Council',
      OfficeRecordTitle: 'Council Member',
      OfficeRecordMemberType: 'PRIMARY COUNCIL MEMBERS',
      OfficeRecordStartDate: '2018-01-01T00:00:00',
      OfficeRecordEndDate: '2021-12-31T00:00:00',
    })),
    events: [],
    items: new Map(),
    voteless: new Set(),
    before: () => undefined,
  };
  for (let id = 1; id <= matters; id += 1) addMatter(made, id);
  return made;
}

/** Adds a matter to a city. */
export function addMatter(to: City, id: number, more: object = {}): void {
  to.matters.push({
    MatterId: id,
    MatterFile: `Int ${id}`,
    MatterTitle: `On water tower ${id}`,
    MatterTypeName: 'Introduction',
    MatterStatusId: 10,
    MatterStatusName: 'Mayor’s Desk',
    MatterVersion: '*',
    MatterRestrictViewViaWeb: false,
    ...more,
  });
  const row = (place: number, action: number, name: string, date: string | null, rest: object = {}) => ({
    MatterHistoryId: id * 10 + place,
    MatterHistoryEventId: 500,
    MatterHistoryActionId: action,
    MatterHistoryActionName: name,
    MatterHistoryActionDate: date,
    MatterHistoryActionBodyId: 1,
    MatterHistoryActionBodyName: 'City Council',
    MatterHistoryPassedFlag: null,
    MatterHistoryPassedFlagName: null,
    ...rest,
  });
  to.histories.set(id, [
    row(1, 27, 'Introduced by Council', '2020-01-08T00:00:00'),
    row(2, 43, 'Referred to Comm by Council', '2020-01-08T00:00:00', { MatterHistoryAgendaNote: 'Water' }),
    row(3, 68, 'Approved by Council', '2020-02-11T00:00:00', { MatterHistoryPassedFlag: 1 }),
  ]);
  to.votes.set(
    id * 10 + 3,
    ['Affirmative', 'Negative', null].map((answer, index) => ({
      VoteId: id * 100 + index,
      VotePersonId: index + 1,
      VoteValueName: answer,
      VoteEventItemId: id * 10 + 3,
    })),
  );
}

/** Adds an event to a city, and what its agenda and its minutes have of matters. */
export function addEvent(to: City, id: number, items: readonly object[], more: object = {}): void {
  const event = {
    EventId: id,
    EventDate: '2020-01-07T00:00:00',
    EventBodyId: 1,
    EventBodyName: 'City Council',
    ...more,
  };
  to.events = [...(to.events ?? []), event];
  to.items.set(
    id,
    items.map((item) => ({ EventItemEventId: id, EventItemMinutesSequence: 4, ...item })),
  );
}

/** An event item: what an event did with a matter. */
export function item(id: number, matter: number, more: object = {}): object {
  return {
    EventItemId: id,
    EventItemMatterId: matter,
    EventItemActionId: 54,
    EventItemActionName: 'Hearing Held by Committee',
    EventItemPassedFlag: null,
    ...more,
  };
}
