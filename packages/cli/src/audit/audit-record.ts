import {
  type AnyAct,
  type Audit,
  audit,
  type BodyFacts,
  bodiesOf,
  createEngine,
  type Deadline,
  deadlinesOf,
  type Lifecycle,
  lifecycleOn,
  memoryLog,
  type Procedure,
  parseCommand,
} from '@statecraft/core';
import { procedures as ownProcedures, procedureOfRecord } from '../procedures.ts';
import type { LoadedRecord } from '../record/load-record.ts';
import type { RecordAct } from '../record/read-record.ts';
import { type Effect, effectOf } from '../replay/effect.ts';
import { bodyIdsOf, measuresOf, type RefusedAct } from '../replay/replay-record.ts';

/** A measure's acts, each judged, and the irregularities. */
export interface AuditedMeasure {
  readonly id: string;
  readonly audit: Audit;
  /** The acts as the record has them, in the order in which they were judged. */
  readonly acts: readonly { readonly of: RecordAct; readonly act: AnyAct }[];
  /** The law at the end of the record. */
  readonly lifecycle: Lifecycle;
  readonly deadlines: readonly Deadline[];
  readonly effect: Effect | undefined;
}

/** A record, audited. */
export interface AuditedRecord {
  readonly record: LoadedRecord;
  readonly procedure: Procedure;
  readonly measures: readonly AuditedMeasure[];
  readonly roster: BodyFacts['tenures'];
  /** Acts of bodies that contradict each other; the audit goes on without them. */
  readonly passedOver: readonly RefusedAct[];
}

/**
 * Judges a record that others kept, in the order in which it tells its acts. Nothing is refused and nothing is recorded.
 *
 * Throws `InputError` for a procedure that is not known.
 */
export async function auditRecord(
  record: LoadedRecord,
  options: { readonly procedures?: readonly Procedure[]; readonly procedure?: string | undefined } = {},
): Promise<AuditedRecord> {
  const procedure = procedureOfRecord(record, options.procedures ?? ownProcedures, options.procedure);
  const { facts, passedOver } = await bodiesIn(record, procedure);
  const bodies = bodiesOf(procedure, (body) => facts.get(body));
  const { onRecord, measure: main } = record.record;
  const measures = measuresOf(record).map((id): AuditedMeasure => {
    const acts = actsOn(id, record, procedure);
    const effective = main === undefined || main === id ? (onRecord.effective ?? undefined) : undefined;
    const audited = audit(
      procedure,
      bodies,
      acts.map(({ act }) => act),
      effective === undefined ? {} : { effective },
    );
    const lifecycle = lifecycleOn(procedure, acts.at(-1)?.act.on as AnyAct['on']);
    const deadlines = deadlinesOf({ lifecycle, bodies }, audited.standing);
    const effect = effectOf(procedure, { procedure: lifecycle.ref, deadlines });
    return { id, audit: audited, acts, lifecycle, deadlines, effect };
  });
  return { record, procedure, measures, roster: [...facts.values()].flatMap(({ tenures }) => tenures), passedOver };
}

/** What the record's acts of bodies come to. One that contradicts the others is passed over and told. */
async function bodiesIn(record: LoadedRecord, procedure: Procedure) {
  const engine = createEngine({ log: memoryLog(), procedures: [procedure] });
  const passedOver: RefusedAct[] = [];
  for (const act of record.acts) {
    if ('measure' in act.command) continue;
    const result = await engine.execute({ ...act.command, procedure: procedure.id }, { refuseOn: [] });
    if (!result.ok) passedOver.push({ act, rejections: result.rejections });
  }
  const facts = new Map<string, BodyFacts>();
  for (const id of bodyIdsOf(record)) facts.set(id, await engine.body(id));
  return { facts, passedOver };
}

function actsOn(id: string, { acts }: LoadedRecord, { uses }: Procedure): { of: RecordAct; act: AnyAct }[] {
  return acts.flatMap((of) => {
    if (!('measure' in of.command) || of.command.measure !== id) return [];
    const parsed = parseCommand(of.command, () => of.command.commandId, uses);
    return 'request' in parsed ? [{ of, act: parsed.request.act }] : [];
  });
}
