export { arbitraryCommands } from './arbitraries/commands.ts';
export { arbitraryCommit, outcomeOf } from './arbitraries/commit.ts';
export { type Distribution, distributionOf, printDistribution } from './arbitraries/distribution.ts';
export { arbitraryHistory, type HistoryOptions, hallOf } from './arbitraries/history.ts';
export {
  arbitraryLawful,
  arbitraryNearlyLawful,
  hallOfHistories,
  historiesBegin,
  type LawfulOptions,
  type NearlyLawful,
} from './arbitraries/lawful.ts';
export { arbitraryProcedure } from './arbitraries/procedure.ts';
export { arbitraryHolidays, arbitraryRoster } from './arbitraries/roster.ts';
export {
  type Check,
  type CheckOptions,
  checkProcedure,
  type Explanations,
  type Explored,
} from './check/check-procedure.ts';
export { type Finding, type FindingCode, findingCodes } from './check/finding.ts';
export type { AnyDrafts, Failing, Wording } from './drafting/any-drafts.ts';
export {
  type ActContext,
  type ActDraft,
  type Drafts,
  defineDrafts,
  type MeasureActContext,
  type QuestionDraft,
  type RuleContext,
  type RuleDraft,
} from './drafting/define-drafts.ts';
export { ownDrafts } from './drafting/own/own-drafts.ts';
export type { ExpectedDays } from './given/days.ts';
export { type ExpectedEvent, type ExpectedRejection, type Given, given, rejected } from './given.ts';
export { type Hall, type HallOptions, hallFor } from './hall.ts';
export { ActClock } from './living/act-clock.ts';
export { type Breach, type BreachOptions, breachOf, type Invariant } from './living/breach.ts';
export {
  type City,
  type CityOptions,
  type Lived,
  type LivedAct,
  openCity,
  type Reading,
  readingOf,
} from './living/city.ts';
export { compareWithLaw, type Difference, type Follower, follower, modelHall } from './living/compare.ts';
export { engineInTime } from './living/engine-in-time.ts';
export { wrongDays } from './living/turning-days.ts';
export { type PathCase, type PathOptions, pathsOf } from './paths/paths.ts';
export { type Case, printCase } from './print/print-case.ts';
export { sayAct } from './print/say-act.ts';
export { timelineOf } from './print/timeline.ts';
export { sampleEvent } from './sample-event.ts';
export { numberedSeats } from './seats.ts';
export { type Simulation, type SimulationOptions, simulate } from './simulation/simulate.ts';
export { numberedRoster, type SpecimenOf, specimen, type Variant } from './specimen.ts';
