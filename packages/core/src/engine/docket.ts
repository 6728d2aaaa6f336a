import type { BodyFacts } from '../acts/acts.ts';
import { type LegalDate, legalDateAt } from '../calendar/legal-date.ts';
import { deepFreeze } from '../deep-freeze.ts';
import type { EventLog } from '../log/event-log.ts';
import type { Context } from '../procedure/assess.ts';
import { availableOn, type Opportunity } from '../procedure/available.ts';
import { chronologyOf } from '../procedure/chronology.ts';
import { deadlinesOf, firstDay } from '../procedure/deadlines.ts';
import { type DueAct, dueFor } from '../procedure/due.ts';
import { asItIsFor, lifecycleJudging, lifecycleOn } from '../procedure/lifecycle.ts';
import type { Procedure } from '../procedure/procedure.ts';
import { type Reassessment, reassess } from '../procedure/reassess.ts';
import { type AsOf, type MeasureState, recordedBy, replay, replayBody } from '../procedure/replay.ts';
import { type WhyNot, whyNot } from '../procedure/why-not.ts';
import { bodiesNamed, committeesOf, Draft, measuresNamed, procedureFor, relatedTo } from './draft.ts';
import { streamOf } from './envelope.ts';
import { dayAsked, momentAsked } from './moment.ts';
import type { DeadlineQuery, HistoryEntry, Measure, MeasureDeadline } from './results.ts';
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
    if (state.version === 0) return undefined;
    // A docket can be read without its law; only what the law sets is then not known.
    const context = this.#knows(state) ? await this.#context(state) : undefined;
    // What is kept folded is given out here, and only here.
    deepFreeze(state.facts);
    return { id, ...state, deadlines: context ? deadlinesOf(context, state) : [] };
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
      .map(({ event, type, on, by, source, data, law, outcome, correctedBy }) => ({
        event,
        type,
        on,
        by,
        source,
        data,
        stage: law.stage,
        outcome,
        rulings: inWords(this.#archive.procedures, law.procedure, law.rulings),
        correctedBy,
      }));
  }

  async reassess(id: string, procedure: Procedure): Promise<Reassessment> {
    await this.#streams.refresh();
    const events = await this.#archive.log.readStream(streamOf({ kind: 'measure', id }));
    const named = events.flatMap(({ data }) => bodiesNamed(data));
    const bodies = await new Draft(this.#streams, this.#archive.procedures).bodies(
      procedure,
      named,
      events.flatMap(({ data }) => measuresNamed(data)),
    );
    return reassess(procedure, bodies, events);
  }

  async available(id: string, on?: string): Promise<readonly Opportunity[]> {
    const state = await this.#state(id);
    const day = this.#dayAsked(state, on);
    return availableOn(await this.#context(state, day), state, day);
  }

  async whyNot(id: string, stage: string, on?: string): Promise<WhyNot> {
    const state = await this.#state(id);
    const day = this.#dayAsked(state, on);
    return whyNot(await this.#context(state, day), state, stage, day);
  }

  async deadlines({ measure, until }: DeadlineQuery): Promise<readonly MeasureDeadline[]> {
    if (until !== undefined) dayAsked(until);
    const deadlines: MeasureDeadline[] = [];
    for (const id of measure === undefined ? await this.#streams.measures.ids() : [measure]) {
      for (const deadline of (await this.measure(id))?.deadlines ?? []) deadlines.push({ measure: id, ...deadline });
    }
    return deadlines
      .filter((each) => until === undefined || firstDay(each) <= until)
      .sort((a, b) => firstDay(a).localeCompare(firstDay(b)));
  }

  async due(until?: string): Promise<readonly DueAct[]> {
    const due: DueAct[] = [];
    for (const id of await this.#streams.measures.ids()) {
      const state = await this.#state(id);
      const last = this.#dayAsked(state, until);
      due.push(...dueFor(await this.#context(state), id, state).filter(({ on }) => on <= last));
    }
    return due.sort((a, b) => a.on.localeCompare(b.on));
  }

  async #state(id: string, asOf: AsOf = {}): Promise<MeasureState> {
    momentAsked(asOf);
    const stream = streamOf({ kind: 'measure', id });
    if (asOf.on !== undefined || asOf.at !== undefined) return replay(await this.#archive.log.readStream(stream), asOf);
    await this.#streams.refresh();
    return (await this.#streams.measure(stream)).state;
  }

  #dayAsked(state: MeasureState, on: string | undefined): LegalDate {
    return on === undefined ? this.#today(this.#procedure(state)) : dayAsked(on);
  }

  /** The law for a measure on a day; when none is given, as its last act was judged. */
  async #context(state: MeasureState, on?: LegalDate): Promise<Context> {
    const procedure = this.#procedure(state);
    const edition = on === undefined ? state.procedure?.edition : undefined;
    return {
      lifecycle:
        edition === undefined
          ? lifecycleOn(asItIsFor(procedure, state.facts), on ?? this.#today(procedure))
          : lifecycleJudging(procedure, state.facts, edition),
      bodies: await new Draft(this.#streams, this.#archive.procedures).bodies(
        procedure,
        committeesOf(state),
        relatedTo(state),
      ),
    };
  }

  #knows({ procedure: ref }: MeasureState): boolean {
    const procedure = this.#archive.procedures.find(({ id }) => id === ref?.id);
    return procedure?.editions.some(({ id }) => id === ref?.edition) ?? false;
  }

  #procedure(state: MeasureState): Procedure {
    return procedureFor(this.#archive.procedures, state.procedure?.id);
  }

  #today({ zone }: Procedure): LegalDate {
    return legalDateAt(this.#archive.clock(), zone);
  }
}
