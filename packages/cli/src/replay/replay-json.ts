import type { ExplainedRuling, HistoryEntry, RecordedEvent } from '@statecraft/core';
import { weakest } from '../timeline/marks.ts';
import type { ReplayedMeasure, ReplayedRecord } from './replay-record.ts';

/**
 * A replayed record as one JSON object; the README tells its fields.
 *
 * @param db the file of the log; absent when it was kept in memory
 */
export function replayJson(replayed: ReplayedRecord, db?: string): Readonly<Record<string, unknown>> {
  const { record, measures, bodies, refused, appended, already } = replayed;
  const [main, ...others] = measures;
  return {
    record: record.record.id,
    title: record.record.title,
    ...(main ? measureJson(main, replayed) : measureless(replayed)),
    ...(others.length > 0 && { others: others.map((measure) => measureJson(measure, replayed)) }),
    bodies: bodies.flatMap(({ events }) => events.map(bodyEvent)),
    rejections: refused.flatMap(({ act, rejections }) =>
      rejections.map(({ code, rule, citation, path, message }) => ({
        record: act.record,
        index: act.index,
        act: act.command.type,
        commandId: act.command.commandId,
        on: act.command.on,
        code,
        rule,
        citation,
        path,
        message,
      })),
    ),
    appended,
    repeated: appended === 0 && already > 0,
    db: db ?? null,
  };
}

function measureJson(
  { id, procedure, stage, deadlines, effect, history }: ReplayedMeasure,
  { record }: ReplayedRecord,
) {
  const { onRecord, measure } = record.record;
  return {
    measure: id,
    procedure,
    stage,
    basis: weakest(history.map(({ event }) => event.basis)),
    deadlines,
    effective: {
      computed: effect?.date ?? null,
      ...(effect && { rule: effect.rule, citation: effect.citation }),
      ...(effect?.candidates && { candidates: effect.candidates }),
      ...(onRecord.effective !== undefined &&
        (measure === undefined || measure === id) && { onRecord: onRecord.effective }),
    },
    events: history.map(measureEvent),
  };
}

/** A record of bodies alone has no measure to tell of. */
function measureless({ procedure: { id, version, editions } }: ReplayedRecord) {
  const edition = editions.at(-1)?.id ?? '';
  return {
    measure: null,
    procedure: { id, edition, version },
    stage: null,
    deadlines: [],
    effective: null,
    events: [],
  };
}

function measureEvent({
  event,
  type,
  on,
  by,
  source,
  data,
  stage,
  outcome,
  rulings,
  correctedBy,
  void: isVoid,
}: HistoryEntry) {
  return {
    ...headOf({ ...event, type, source }),
    on,
    ...(by && { by }),
    data,
    stage,
    ...(outcome && { outcome }),
    rulings: rulings.map(rulingJson),
    ...(correctedBy && { correctedBy }),
    ...(isVoid && { void: true }),
  };
}

function rulingJson({ rule, verdict, title, sentence, citation, numbers, lacks, parts }: ExplainedRuling): object {
  return {
    rule,
    verdict,
    title,
    sentence,
    citation,
    ...(numbers && { numbers }),
    ...(lacks && { lacks }),
    ...(parts && { parts: parts.map(rulingJson) }),
  };
}

function bodyEvent(event: RecordedEvent) {
  return { ...headOf(event), stream: event.stream, on: event.on, data: event.data };
}

function headOf({ position, version, type, at, basis, source, commandId }: RecordedEvent) {
  return { position, version, type, at, basis, ...(source && { source }), commandId };
}
