import type { BodyFacts } from '../acts/acts.ts';
import { type LegalDate, legalDateAt } from '../calendar/legal-date.ts';
import type { EventLog } from '../log/event-log.ts';
import { availableOn, type Opportunity } from '../procedure/available.ts';
import { chronologyOf } from '../procedure/chronology.ts';
import { type Deadline, deadlinesOf } from '../procedure/deadlines.ts';
import { type Lifecycle, lifecycleOf, lifecycleOn } from '../procedure/lifecycle.ts';
import type { Procedure } from '../procedure/procedure.ts';
import { type AsOf, type MeasureState, recordedBy, replay, replayBody } from '../procedure/replay.ts';
import { committeesOf, Draft, procedureFor } from './draft.ts';
import { streamOf } from './envelope.ts';
import { dayAsked, momentAsked } from './moment.ts';
import type { HistoryEntry, Measure } from './results.ts';
import type { Streams } from './streams.ts';
import { inWords } from './words.ts';

/** What the docket is read from. */
interface Archive {
  readonly log: EventLog;
  readonly procedures: readonly Procedure[];
  readonly clock: () => string;
}

/** The half of the engine that answers what is on record, and what the law makes of it. */
export class Docket {
  readonly #archive: Archive;
  readonly #streams: Streams;

  constructor(archive: Archive, streams: Streams) {
    this.#archive = archive;
    this.#streams = streams;
  }

  async measure(id: string, asOf?: AsOf): Promise<Measure | undefined> {
    const state = await this.#state(id, asOf);
    return state.version === 0 ? undefined : { id, ...state, deadlines: deadlinesOf(this.#lifecycle(state), state) };
  }

  async body(id: string, asOf: AsOf = {}): Promise<BodyFacts> {
    const moment = momentAsked(asOf);
    return replayBody(await this.#archive.log.readStream(streamOf({ kind: 'body', id })), moment);
  }

  async history(id: string, asOf: AsOf = {}): Promise<readonly HistoryEntry[]> {
    momentAsked(asOf);
    const events = await this.#archive.log.readStream(streamOf({ kind: 'measure', id }));
    return chronologyOf(recordedBy(events, asOf))
      .filter(({ on }) => asOf.on === undefined || on <= asOf.on)
      .map(({ event, on, data, law, outcome, correctedBy }) => ({
        event,
        on,
        data,
        stage: law.stage,
        outcome,
        rulings: inWords(this.#archive.procedures, law.procedure, law.rulings),
        correctedBy,
      }));
  }

  async available(id: string, on?: string): Promise<readonly Opportunity[]> {
    const state = await this.#state(id);
    const procedure = procedureFor(this.#archive.procedures, state.procedure?.id);
    const day = (on === undefined ? undefined : dayAsked(on)) ?? this.#today(procedure);
    const bodies = await new Draft(this.#streams, this.#archive.procedures).bodies(procedure, committeesOf(state));
    return availableOn({ lifecycle: lifecycleOn(procedure, day), bodies }, state, day);
  }

  async deadlines(id: string): Promise<readonly Deadline[]> {
    return (await this.measure(id))?.deadlines ?? [];
  }

  async #state(id: string, asOf: AsOf = {}): Promise<MeasureState> {
    momentAsked(asOf);
    const stream = streamOf({ kind: 'measure', id });
    if (asOf.on !== undefined || asOf.at !== undefined) return replay(await this.#archive.log.readStream(stream), asOf);
    await this.#streams.refresh();
    return (await this.#streams.measure(stream)).state;
  }

  /** The lifecycle under which the last act of a measure was judged. */
  #lifecycle(state: MeasureState): Lifecycle {
    const procedure = procedureFor(this.#archive.procedures, state.procedure?.id);
    return state.procedure
      ? lifecycleOf(procedure, state.procedure.edition)
      : lifecycleOn(procedure, this.#today(procedure));
  }

  #today({ zone }: Procedure): LegalDate {
    return legalDateAt(this.#archive.clock(), zone);
  }
}
