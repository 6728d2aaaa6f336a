export { arbitraryHistory, type HistoryOptions, hallOf } from './arbitraries/history.ts';
export {
  describeEventLog,
  type EventLogCapability,
  type EventLogFactory,
  type EventLogPlace,
} from './event-log-suite.ts';
export { type ExpectedEvent, type ExpectedRejection, type Given, given, rejected } from './given.ts';
export { numberedRoster, numberedSeats, type SpecimenOf, specimen, type Variant } from './specimen.ts';
