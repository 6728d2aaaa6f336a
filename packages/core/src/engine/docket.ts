import type { BodyFacts } from '../acts/acts.ts';
import { type Command, parseCommand } from '../acts/command.ts';
import { introduce } from '../acts/introduce.ts';
import { type LegalDate, legalDateAt } from '../calendar/legal-date.ts';
import { deepFreeze } from '../deep-freeze.ts';
import { isFault, type StatecraftError } from '../errors.ts';
import type { EventLog } from '../log/event-log.ts';
import { availableOn, type Opportunity } from '../procedure/available.ts';
import { chronologyBy } from '../procedure/chronology.ts';
import type { Context } from '../procedure/context.ts';
import { deadlinesOf, firstDay } from '../procedure/deadlines.ts';
import { type DueAct, dueFor } from '../procedure/due.ts';
import { asItIsFor, lifecycleFor, lifecycleJudging, lifecycleOn } from '../procedure/lifecycle.ts';
import type { Procedure } from '../procedure/procedure.ts';
import { type Reassessment, reassess } from '../procedure/reassess.ts';
import { type AsOf, type MeasureState, recordedBy, replayBodyBy, replayBy } from '../procedure/replay.ts';
import { type WhyNot, whyNot } from '../procedure/why-not.ts';
import { Draft, procedureFor } from './draft.ts';
import { streamOf } from './envelope.ts';
import { dayAsked, momentAsked } from './moment.ts';
import type { DeadlineQuery, HistoryEntry, Measure, MeasureDeadline, UnreadableMeasure } from './results.ts';
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
    // What is kept folded is given out here, and only here.
    deepFreeze(state.facts);
    const deadlines = this.#knows(state) ? await this.#ask(state, (context) => deadlinesOf(context, state)) : [];
    return { id, ...state, deadlines };
  }

  async body(id: string, asOf: AsOf = {}): Promise<BodyFacts> {
    const moment = momentAsked(asOf);
    const events = await this.#archive.log.readStream(streamOf({ kind: 'body', id }));
    return replayBodyBy(events, this.#streams.definitions, moment);
  }

  async history(id: string, asOf: AsOf = {}): Promise<readonly HistoryEntry[]> {
    momentAsked(asOf);
    const events = await this.#archive.log.readStream(streamOf({ kind: 'measure', id }));
    return chronologyBy(recordedBy(events, asOf), this.#streams.definitions, asOf)
      .filter(({ on }) => asOf.on === undefined || on <= asOf.on)
      .map(({ event, type, recording, on, by, source, data, law, outcome, correctedBy }) => ({
        event,
        type,
        vocabulary: recording ? recording.vocabulary : event.vocabulary,
        on,
        by,
        source,
        data,
        stage: law.stage,
        outcome,
        rulings: inWords(this.#archive.procedures, law.procedure, law.rulings),
        correctedBy,
        void: law.void,
      }));
  }

  async reassess(id: string, procedure: Procedure): Promise<Reassessment> {
    await this.#streams.refresh();
    const events = await this.#archive.log.readStream(streamOf({ kind: 'measure', id }));
    return this.#draft().ask(procedure, (bodies) => reassess(procedure, bodies, events));
  }

  async available(id: string, on?: string): Promise<readonly Opportunity[]> {
    const { state, day } = await this.#stateOn(id, on);
    // An act that introduces falls under the law of its own day, whatever the measure's other acts fall under.
    const law = lifecycleFor(this.#procedure(state), state.facts, { type: introduce.type, on: day });
    const introduces = ({ act }: Opportunity) => act === introduce.type;
    return this.#ask(
      state,
      (context) => {
        const opportunities = availableOn(context, state, day);
        if (law === context.lifecycle) return opportunities;
        return [
          ...opportunities.filter((each) => !introduces(each)),
          ...availableOn({ ...context, lifecycle: law }, state, day).filter(introduces),
        ];
      },
      day,
    );
  }

  async whyNot(id: string, stage: string, on?: string): Promise<WhyNot> {
    const { state, day } = await this.#stateOn(id, on);
    return this.#ask(state, (context) => whyNot(context, state, stage, day), day);
  }

  async deadlines({ measure, until }: DeadlineQuery): Promise<readonly MeasureDeadline[]> {
    if (until !== undefined) dayAsked(until);
    const deadlines: MeasureDeadline[] = [];
    const asked = measure === undefined ? (await this.#readable()).map(({ id }) => id) : [measure];
    for (const id of asked)
      for (const deadline of (await this.measure(id))?.deadlines ?? []) deadlines.push({ measure: id, ...deadline });
    return deadlines
      .filter((each) => until === undefined || firstDay(each) <= until)
      .sort((a, b) => firstDay(a).localeCompare(firstDay(b)));
  }

  async due(until?: string): Promise<readonly DueAct[]> {
    if (until !== undefined) dayAsked(until);
    const due: DueAct[] = [];
    for (const { id, state } of await this.#readable()) {
      if (!this.#knows(state)) continue;
      const last = this.#dayAsked(state, until);
      due.push(...(await this.#dueFor(id, state)).filter(({ on }) => on <= last));
    }
    return due.sort((a, b) => a.on.localeCompare(b.on));
  }

  /** What is due for a measure, each act on a day on which it is taken: that of the last act on record where it is too late for its own. */
  async #dueFor(id: string, state: MeasureState): Promise<readonly DueAct[]> {
    const due = await this.#ask(state, (context) => dueFor(context, id, state));
    const { lastOn } = await this.#streams.measure(streamOf({ kind: 'measure', id }));
    const late: string[] = [];
    for (const { row, on, command } of due)
      if (lastOn !== undefined && on < lastOn && !(await this.#isTaken(command))) late.push(row);
    if (late.length === 0) return due;
    const moved = await this.#ask(state, (context) => dueFor(context, id, state, lastOn as LegalDate));
    return due.flatMap((act) => (late.includes(act.row) ? moved.filter(({ row }) => row === act.row) : act));
  }

  async #isTaken(command: Command): Promise<boolean> {
    const parsed = parseCommand(command, () => '', this.#streams.definitions.uses);
    if ('malformations' in parsed) return false;
    return (await this.#draft().decide(parsed.request, {})).ok;
  }

  /** The measures that can be read; one that holds an event which no vocabulary at hand defines is passed over. */
  async #readable(): Promise<readonly { id: string; state: MeasureState }[]> {
    const found: { id: string; state: MeasureState }[] = [];
    for (const id of await this.#streams.measures.ids()) {
      const state = await this.#stateOrFault(id);
      if ('stage' in state) found.push({ id, state });
    }
    return found;
  }

  async unreadable(): Promise<readonly UnreadableMeasure[]> {
    const found: UnreadableMeasure[] = [];
    for (const id of await this.#streams.measures.ids()) {
      const state = await this.#stateOrFault(id);
      if (!('stage' in state)) found.push({ measure: id, code: state.code, message: state.message });
    }
    return found;
  }

  async #stateOrFault(id: string): Promise<MeasureState | StatecraftError> {
    try {
      return await this.#state(id);
    } catch (fault) {
      if (isFault(fault, 'event-unknown')) return fault;
      throw fault;
    }
  }

  #draft(): Draft {
    return new Draft(this.#streams, this.#archive.procedures);
  }

  async #state(id: string, asOf: AsOf = {}): Promise<MeasureState> {
    const moment = momentAsked(asOf);
    const stream = streamOf({ kind: 'measure', id });
    if (Object.values(moment).some((each) => each !== undefined))
      return replayBy(await this.#archive.log.readStream(stream), this.#streams.definitions, moment);
    await this.#streams.refresh();
    return (await this.#streams.measure(stream)).state;
  }

  /** The day asked about, and the measure as it stands, or as it stood on that day where acts of later days are on record. */
  async #stateOn(id: string, on: string | undefined): Promise<{ state: MeasureState; day: LegalDate }> {
    const state = await this.#state(id);
    const day = this.#dayAsked(state, on);
    const { lastOn } = await this.#streams.measure(streamOf({ kind: 'measure', id }));
    return { state: lastOn !== undefined && day < lastOn ? await this.#state(id, { on: day }) : state, day };
  }

  #dayAsked(state: MeasureState, on: string | undefined): LegalDate {
    return on === undefined ? this.#today(this.#procedure(state)) : dayAsked(on);
  }

  /** Asks the law for a measure on a day; when none is given, as its last act was judged. */
  async #ask<Answer>(state: MeasureState, question: (context: Context) => Answer, on?: LegalDate): Promise<Answer> {
    const procedure = this.#procedure(state);
    const edition = on === undefined ? state.procedure?.edition : undefined;
    const lifecycle =
      edition === undefined
        ? lifecycleOn(asItIsFor(procedure, state.facts), on ?? this.#today(procedure))
        : lifecycleJudging(procedure, state.facts, edition);
    return this.#draft().ask(procedure, (bodies) => question({ lifecycle, bodies }));
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
