import { bodiesOf } from '@statecraft/core';
import { type AuditedMeasure, type AuditSummary, auditMeasure, Tally } from '@statecraft/legistar';
import type { OpenSource } from './open-source.ts';

/** What an audit of a record that is kept elsewhere hands on as it goes. */
export interface SourceAuditOptions {
  /** Takes each measure once it is audited; nothing of it is kept here. */
  readonly each?: ((audited: AuditedMeasure) => void) | undefined;
  /** Takes the share of the record that has been read, from 0 to 1. */
  readonly progress?: ((share: number) => void) | undefined;
}

/** Audits a record that is kept elsewhere, measure by measure, and adds up what it finds. */
export async function auditSource(
  source: OpenSource,
  { each, progress }: SourceAuditOptions = {},
): Promise<AuditSummary> {
  const { procedure, dictionary, committees, roster, problems } = source;
  const setting = { procedure, bodies: bodiesOf(procedure, roster.facts), dictionary, committees };
  const tally = new Tally(procedure, dictionary, roster, problems);
  for await (const measures of source.measures(progress)) {
    for (const measure of measures) {
      const audited = auditMeasure(measure, setting);
      tally.add(audited);
      each?.(audited);
    }
  }
  return tally.sum;
}
