export type { Paper } from './print/spans.ts';
export { procedures } from './procedures.ts';
export { program } from './program.ts';
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
export { renderTimeline } from './timeline/render-timeline.ts';
