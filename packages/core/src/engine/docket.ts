import type { BodyFacts } from '../acts/acts.ts';
import { type Command, parseCommand } from '../acts/command.ts';
import { type LegalDate, legalDateAt } from '../calendar/legal-date.ts';
import { deepFreeze } from '../deep-freeze.ts';
import type { EventLog } from '../log/event-log.ts';
import { availableOn, type Opportunity } from '../procedure/available.ts';
import { chronologyOf } from '../procedure/chronology.ts';
import type { Context } from '../procedure/context.ts';
import { deadlinesOf, firstDay } from '../procedure/deadlines.ts';
import { type DueAct, dueFor } from '../procedure/due.ts';
import { asItIsFor, lifecycleFor, lifecycleJudging, lifecycleOn } from '../procedure/lifecycle.ts';
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
        void: law.void,
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
    const { state, day } = await this.#stateOn(id, on);
    const context = await this.#context(state, day);
    // An act that introduces falls under the law of its own day, whatever the measure's other acts fall under.
    const law = lifecycleFor(this.#procedure(state), state.facts, { type: 'introduce', on: day });
    const opportunities = availableOn(context, state, day);
    if (law === context.lifecycle) return opportunities;
    return [
      ...opportunities.filter(({ act }) => act !== 'introduce'),
      ...availableOn({ ...context, lifecycle: law }, state, day).filter(({ act }) => act === 'introduce'),
    ];
  }

  async whyNot(id: string, stage: string, on?: string): Promise<WhyNot> {
    const { state, day } = await this.#stateOn(id, on);
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
    if (until !== undefined) dayAsked(until);
    const due: DueAct[] = [];
    for (const id of await this.#streams.measures.ids()) {
      const state = await this.#state(id);
      if (!this.#knows(state)) continue;
      const last = this.#dayAsked(state, until);
      due.push(...(await this.#dueFor(id, state)).filter(({ on }) => on <= last));
    }
    return due.sort((a, b) => a.on.localeCompare(b.on));
  }

  /** What is due for a measure, each act on a day on which it is taken: that of the last act on record where it is too late for its own. */
  async #dueFor(id: string, state: MeasureState): Promise<readonly DueAct[]> {
    const context = await this.#context(state);
    const due = dueFor(context, id, state);
    const { lastOn } = await this.#streams.measure(streamOf({ kind: 'measure', id }));
    const late: string[] = [];
    for (const { row, on, command } of due)
      if (lastOn !== undefined && on < lastOn && !(await this.#isTaken(command))) late.push(row);
    if (late.length === 0) return due;
    const moved = dueFor(context, id, state, lastOn as LegalDate);
    return due.flatMap((act) => (late.includes(act.row) ? moved.filter(({ row }) => row === act.row) : act));
  }

  async #isTaken(command: Command): Promise<boolean> {
    const parsed = parseCommand(command, () => '');
    if ('malformations' in parsed) return false;
    return (await new Draft(this.#streams, this.#archive.procedures).decide(parsed.request, {})).ok;
  }

  async #state(id: string, asOf: AsOf = {}): Promise<MeasureState> {
    momentAsked(asOf);
    const stream = streamOf({ kind: 'measure', id });
    if (asOf.on !== undefined || asOf.at !== undefined) return replay(await this.#archive.log.readStream(stream), asOf);
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
