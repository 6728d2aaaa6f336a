export { auditJson } from './audit/audit-json.ts';
export { type AuditedMeasure, type AuditedRecord, auditRecord } from './audit/audit-record.ts';
export { renderAudit } from './audit/render-audit.ts';
export { type Diagram, diagramOf } from './diagram/diagram.ts';
export { mermaidOf } from './diagram/mermaid.ts';
export { svgOf, type Whereabouts } from './diagram/svg.ts';
export { type ExitCode, exitCodes } from './exit-code.ts';
export { lawJson } from './law/law-json.ts';
export { renderLaw } from './law/render-law.ts';
export type { Paper } from './print/spans.ts';
export { procedures } from './procedures.ts';
export { run } from './program.ts';
export { InputError, type InputProblem } from './record/input-error.ts';
export { type LoadedRecord, loadRecord } from './record/load-record.ts';
export type { RecordAct } from './record/read-record.ts';
export { RECORD_FORMAT, type RecordFile, type RecordFileInput, recordFile } from './record/record-file.ts';
export type { Effect } from './replay/effect.ts';
export { replayJson } from './replay/replay-json.ts';
export {
  type RefusedAct,
  type ReplayedMeasure,
  type ReplayedRecord,
  type ReplayOptions,
  replayRecord,
} from './replay/replay-record.ts';
export { FindingsReport } from './report/findings-report.ts';
export { type ReportHead, reportPage } from './report/report-page.ts';
export { type Station, type Story, storiesOfRecord, type Told } from './report/story.ts';
export { timelineSvg } from './report/timeline-svg.ts';
export { processTerminal, type Terminal } from './terminal.ts';
export { renderTimeline } from './timeline/render-timeline.ts';
export { type ActWords, actInWords, type Wording } from './words/act-words.ts';
export type { NameOf } from './words/names.ts';
