export { type AuditedMeasure, type AuditSetting, auditMeasure, type Order } from './audit/audit-measure.ts';
export { type AuditSummary, actionOf, type Counts, type Disagreement, Tally } from './audit/audit-summary.ts';
export type { BallotSummary, Stranger } from './audit/ballots.ts';
export type { Finding } from './audit/finding.ts';
export type { VoteDisagreement, VoteSummary } from './audit/votes.ts';
export { createImporter, type Imported, type Importer, type ImportSetting, together } from './import/importer.ts';
export { actsOf, type Mapped, type MappedAct, type UnmappedRow } from './mapping/acts.ts';
export { type Committees, committeesIn } from './mapping/committees.ts';
export { readLookup } from './new-york/lookup.ts';
export { readOffices } from './new-york/offices.ts';
export { type ExportOptions, readExport } from './new-york/read-export.ts';
export { NO_ROSTER, type Roster, rosterOf, type Tenure, tenuresOf } from './roster/tenures.ts';
export { type Problem, printProblem, type Report } from './source/problem.ts';
export type {
  Ballot,
  Lookup,
  Office,
  Place,
  SourceMeasure,
  SourceRow,
  UndatedRow,
} from './source/source-measure.ts';
export { newYorkCityVocabulary } from './vocabulary/new-york-city.ts';
export { vocabularyIn } from './vocabulary/read-vocabulary.ts';
export {
  type Dictionary,
  dictionaryOf,
  type Practice,
  type TellingNote,
  type Vocabulary,
  type Word,
} from './vocabulary/vocabulary.ts';
export type { ClientOptions } from './web-api/client.ts';
export { Unreachable } from './web-api/client.ts';
export { readWebFiles } from './web-api/files.ts';
export { readWebApi } from './web-api/http.ts';
export { Journal } from './web-api/journal.ts';
export type { WebRecord } from './web-api/web-record.ts';
