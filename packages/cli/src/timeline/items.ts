import {
  type AnyAct,
  actOnRecord,
  type ExplainedRuling,
  explainRuling,
  lifecycleOf,
  ownVocabulary,
  type Procedure,
  parseCommand,
  type RecordedEvent,
  type Rejection,
  type Source,
} from '@statecraft/core';
import type { RecordAct } from '../record/read-record.ts';
import type { ReplayedMeasure, ReplayedRecord } from '../replay/replay-record.ts';

/** One station of a timeline: an act on record, members seated together, or an act that was refused. */
export type Item =
  | {
      readonly kind: 'act';
      readonly act: AnyAct;
      readonly source?: Source | undefined;
      readonly stage?: string | undefined;
      readonly rulings: readonly ExplainedRuling[];
      readonly edition: string;
      readonly corrected: boolean;
    }
  | {
      readonly kind: 'seats';
      readonly body: string;
      readonly acts: readonly AnyAct[];
      readonly source?: Source | undefined;
    }
  | {
      readonly kind: 'refusal';
      readonly act: AnyAct;
      readonly of: RecordAct;
      readonly rejections: readonly Rejection[];
    };

/** The stations of a measure, the record's own acts of bodies and its refused acts among them, by date. */
export function itemsOf(
  { record, procedure, bodies, refused }: ReplayedRecord,
  measure: ReplayedMeasure | undefined,
  withBodies: boolean,
): Item[] {
  const own = new Set(record.acts.flatMap((act) => (act.record === record.record.id ? [act.command.commandId] : [])));
  const ofBodies = withBodies
    ? bodies.flatMap(({ events }) => events.filter(({ commandId }) => own.has(commandId)))
    : [];
  const stations: Item[] = [
    ...grouped(ofBodies, procedure),
    ...(measure?.history ?? []).map(
      ({ event, type, on, by, source, data, stage, outcome, rulings, correctedBy }): Item => ({
        kind: 'act',
        act: actOnRecord({ ...event, type, on, by, data, outcome }, procedure.uses),
        source,
        stage,
        rulings,
        edition: event.law.procedure.edition,
        corrected: correctedBy !== undefined,
      }),
    ),
  ].sort((a, b) => dayOf(a).localeCompare(dayOf(b)));
  const refusals = refused.flatMap(({ act: of, rejections }): Item[] => {
    const parsed = parseCommand(of.command, () => '', procedure.uses);
    const here = 'measure' in of.command ? of.command.measure === measure?.id : withBodies;
    return here && 'request' in parsed ? [{ kind: 'refusal', act: parsed.request.act, of, rejections }] : [];
  });
  return [...stations, ...refusals];
}

/** The day of a station. */
export function dayOf(item: Item): string {
  return item.kind === 'seats' ? (item.acts[0]?.on ?? '') : item.act.on;
}

/** Acts of bodies, members who took their seats on one day together. */
function grouped(events: readonly RecordedEvent[], procedure: Procedure): Item[] {
  const items: Item[] = [];
  for (const event of events) {
    const act = actOnRecord(event, procedure.uses);
    const body = event.stream.slice('body/'.length);
    const last = items.at(-1);
    if (event.type !== ownVocabulary.acts.seat.event) {
      const { edition } = event.law.procedure;
      const lifecycle = lifecycleOf(procedure, edition);
      const rulings = event.law.rulings.map((ruling) => explainRuling(lifecycle, ruling));
      items.push({ kind: 'act', act, source: event.source, rulings, edition, corrected: false });
    } else if (
      last?.kind === 'seats' &&
      last.body === body &&
      dayOf(last) === act.on &&
      last.acts[0]?.basis === act.basis
    ) {
      items.splice(-1, 1, { ...last, acts: [...last.acts, act] });
    } else {
      items.push({ kind: 'seats', body, acts: [act], source: event.source });
    }
  }
  return items;
}
