import type { AuditedRecord } from './audit-record.ts';

/** An audited record as one JSON object. */
export function auditJson({ record, procedure, measures, passedOver }: AuditedRecord) {
  return {
    record: record.record.id,
    title: record.record.title,
    procedure: { id: procedure.id, version: procedure.version },
    order: 'as the record tells its acts',
    measures: measures.map(({ id, audit, acts, effect }) => ({
      measure: id,
      stage: audit.standing.stage,
      effective: {
        computed: effect?.date ?? null,
        ...(effect?.candidates && { candidates: effect.candidates }),
        ...(record.record.onRecord.effective !== undefined && { onRecord: record.record.onRecord.effective }),
      },
      acts: audit.assessments.map(({ act, row, inOrder, stage, rulings }, index) => ({
        index: acts[index]?.of.index,
        record: acts[index]?.of.record,
        type: act.type,
        on: act.on,
        basis: act.basis,
        source: acts[index]?.of.command.source,
        row: row?.id ?? null,
        inOrder,
        stage,
        ...(act.outcome && { outcome: act.outcome }),
        rulings,
      })),
      irregularities: audit.irregularities,
    })),
    passedOver: passedOver.map(({ act, rejections }) => ({ record: act.record, index: act.index, rejections })),
  };
}
