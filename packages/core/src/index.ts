export type {
  BodyActType,
  BodyFacts,
  EventType,
  MeasureActType,
  MeasureFacts,
} from './acts/acts.ts';
export {
  type Act,
  type ActOf,
  type ActType,
  type Command,
  type CommandBy,
  type CommandSchemas,
  commandSchemas,
  type Malformation,
  parseCommand,
  type Request,
  type Subject,
} from './acts/command.ts';
export type { MeasureKind } from './acts/description.ts';
export type { Question, QuestionKind } from './acts/questions.ts';
export { reportsMade } from './acts/report.ts';
export { listed } from './acts/words.ts';
export { type Holiday, holidayIn, isHoliday } from './calendar/holiday.ts';
export { addDays, daysBetween, type LegalDate, legalDate, legalDateAt } from './calendar/legal-date.ts';
export { countedHours, type WallTime, wallTime } from './calendar/notice-hours.ts';
export { countDays, lastDayOf, type Period } from './calendar/period.ts';
export { type Definitions, definitionsOf, isGloss, type Recording } from './definitions.ts';
export { createEngine, type Engine, type EngineOptions } from './engine/engine.ts';
export type {
  ActCorrection,
  BatchResult,
  DeadlineQuery,
  Executed,
  ExecuteOneOptions,
  ExecuteOptions,
  Explanation,
  HistoryEntry,
  Measure,
  MeasureDeadline,
  Refusal,
  Result,
  Revised,
  UnreadableMeasure,
} from './engine/results.ts';
export type { CommandOf, FactsOf, VocabulariesOf } from './engine/typed.ts';
export { type Defect, type Verification, type VerifyOptions, verifyLog } from './engine/verify-log.ts';
export { type ErrorCode, errorCodes, isFault, StatecraftError } from './errors.ts';
export { Bell } from './log/bell.ts';
export { canonicalJson } from './log/canonical.ts';
export { type CopyOptions, copyLog } from './log/copy-log.ts';
export {
  type Draft,
  type DraftedCommit,
  draftCommit,
  type EventPlace,
  LARGEST_COMMIT,
  textInPlace,
} from './log/draft-commit.ts';
export {
  type Judgement,
  type ProcedureRef,
  type RecordedEvent,
  type Revision,
  type StreamId,
  sameAct,
  type UnrecordedEvent,
} from './log/event.ts';
export {
  type Appended,
  type Commit,
  checkCommit,
  checkExpectation,
  checkUnrecorded,
  type EventLog,
  type Expectation,
  type GrowingLog,
  type InCommit,
  type ReadOptions,
  repeatedCommit,
  type SubscribeOptions,
} from './log/event-log.ts';
export { follow } from './log/follow.ts';
export { GroupCommit } from './log/group-commit.ts';
export { type Durability, healthOf, type LogHealth } from './log/health.ts';
export { type MemoryLogOptions, memoryLog } from './log/memory-log.ts';
export { ownVocabulary } from './own-vocabulary.ts';
export { type Assessment, assess, LIVE, ON_RECORD, place, refusals } from './procedure/assess.ts';
export { type Audit, audit, type Claims, type Irregularity } from './procedure/audit.ts';
export { availableOn, type Need, type Opportunity } from './procedure/available.ts';
export { type Bodies, type BodyDefinition, bodiesOf, membersOn } from './procedure/bodies.ts';
export { actOf, type Chronicled, chronologyOf, type Reading } from './procedure/chronology.ts';
export { type Citation, printCitation } from './procedure/citation.ts';
export type { Context } from './procedure/context.ts';
export { type Deadline, deadlinesOf } from './procedure/deadlines.ts';
export { type Decision, decide, type MeasureCase } from './procedure/decide.ts';
export { type BodyCase, decideOnBody } from './procedure/decide-on-body.ts';
export {
  defineProcedure,
  type ProcedureInput,
  type RuleInput,
  readProcedure,
} from './procedure/define-procedure.ts';
export { type DueAct, dueFor } from './procedure/due.ts';
export { citeRule, type ExplainedRuling, explainRuling } from './procedure/explain.ts';
export { integrityRules } from './procedure/integrity.ts';
export {
  type Asked,
  isDoneByLaw,
  type Lifecycle,
  lifecycleFor,
  lifecycleOf,
  lifecycleOn,
} from './procedure/lifecycle.ts';
export { type Parsed, type Procedure, parseProcedure, type Row } from './procedure/procedure.ts';
export {
  type ChangedRuling,
  type Compared,
  type Reassessed,
  type Reassessment,
  reassess,
} from './procedure/reassess.ts';
export type { Rejection } from './procedure/rejection.ts';
export { type AsOf, type MeasureState, type PassedOver, replay, replayBody } from './procedure/replay.ts';
export type { Due, RuleHead } from './procedure/rule-head.ts';
export {
  type BoundRule,
  canRuleOn,
  daysSetBy,
  isOfFacts,
  kindOf,
  lawOf,
  partsOf,
  type Rule,
  ruleOn,
  sayRuling,
  toldApartBy,
} from './procedure/rules/rules.ts';
export type { Situation, Standing, Standpoint } from './procedure/situation.ts';
export { isWaivable } from './procedure/waiver.ts';
export { type WhyNot, whyNot } from './procedure/why-not.ts';
export type { Loaded } from './projection/advance.ts';
export type { InTime } from './projection/asking.ts';
export {
  defineProjection,
  type Findable,
  type LegalDefinition,
  type PlacedAct,
  type Projection,
  type ProjectionId,
  type RecordedDefinition,
} from './projection/define-projection.ts';
export { type DocketEntry, type DocketField, type DocketOptions, docket, docketOf } from './projection/docket.ts';
export { InlineProjections, type InlineStore } from './projection/inline-projections.ts';
export { type MemoryProjections, memoryProjections } from './projection/memory-projections.ts';
export {
  type FollowOptions,
  type Freshness,
  openView,
  type View,
  type ViewOptions,
  type ViewStatus,
} from './projection/open-view.ts';
export {
  type Condition,
  checkStep,
  type KeptDocument,
  type KeptVersion,
  type Place,
  type ProjectingLog,
  type ProjectionStep,
  type ProjectionStore,
  type Serving,
  type StoredPage,
  type StoredQuery,
  superseded,
} from './projection/projection-store.ts';
export type { FindQuery, Found, Page, Sought } from './projection/query.ts';
export { type ActAsEvent, actOnRecord, type Naming, sayAct, sayQuestion } from './say.ts';
export {
  type ActBy,
  type ActDefinition,
  type AnyActDefinition,
  defineAct,
  isAct,
  type Member,
} from './vocabulary/define-act.ts';
export {
  type AnyQuestionDefinition,
  defineQuestion,
  type QuestionDefinition,
  type VoteOn,
} from './vocabulary/define-question.ts';
export {
  type AnyRuleKind,
  defineRuleKind,
  isOfKind,
  type RuleKind,
  type RuleOf,
  type RuleWith,
} from './vocabulary/define-rule-kind.ts';
export { type AnyVocabulary, defineVocabulary, isVocabulary, type Vocabulary } from './vocabulary/define-vocabulary.ts';
export type { AnyAct, Entry, SubjectKind } from './vocabulary/entry.ts';
export { bodyId, measureId, meetingId, personId } from './vocabulary/ids.ts';
export { namedIn } from './vocabulary/named-in.ts';
export type { Actor, Basis, Source } from './vocabulary/provenance.ts';
export type { Figure, Finding, Refusable, Ruling, Verdict } from './vocabulary/ruling.ts';
export type { Saying, Wording } from './vocabulary/saying.ts';
export { isWithin, ownStages, type Phase, type Stage, stageNames, UNFILED } from './vocabulary/stage.ts';
export {
  address,
  count,
  distinctList,
  isBound,
  keyed,
  label,
  lines,
  list,
  name,
  note,
  text,
  title,
} from './vocabulary/text.ts';
export { type Answer, type Answers, plainAnswers } from './vote/answers.ts';
export { countOf, type Method, voteMethod } from './vote/method.ts';
export { type Count, countRoll, namesOn, type RollCall, rollCall } from './vote/roll-call.ts';
export { type BodySize, type Threshold, threshold, votesNeeded } from './vote/threshold.ts';
