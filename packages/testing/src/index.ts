export { arbitraryCommit, outcomeOf } from './arbitraries/commit.ts';
export { arbitraryHistory, type HistoryOptions, hallOf } from './arbitraries/history.ts';
export { type ExpectedEvent, type ExpectedRejection, type Given, given, rejected } from './given.ts';
export { sampleEvent } from './sample-event.ts';
export { numberedRoster, numberedSeats, type SpecimenOf, specimen, type Variant } from './specimen.ts';
