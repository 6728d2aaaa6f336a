import { actOnRecord, type CommandOf, type Engine, type RecordedEvent, type Rejection, sayAct } from '@statecraft/core';
import { uses } from './procedure/uses.ts';
import { xanaduCrossing } from './procedure/xanadu-crossing.ts';

/** The vocabularies of the city, for types. */
type Used = (typeof uses)[number];
/** A command of core's, or of the city's own. */
export type Act = CommandOf<Used>;

const titles = new Map(xanaduCrossing.rules.map(({ id, title }) => [id, title]));

/** The name of a body of the city; of anybody else, the id. */
function nameOf(id: string): string {
  return xanaduCrossing.bodies[id]?.name ?? id;
}

/** Has an engine execute acts one by one, and prints what became of each. */
export class Teller {
  readonly engine: Engine<Used>;
  readonly #print: (line: string) => void;

  constructor(engine: Engine<Used>, print: (line: string) => void) {
    this.engine = engine;
    this.#print = print;
  }

  /** Prints the title of a part of the story. */
  title(title: string): void {
    this.#print(`\n${title}\n`);
  }

  /** Records an act and prints it, with where the measure then stands; or prints why it is refused. Gives the event. */
  async tell(act: Act): Promise<RecordedEvent | undefined> {
    const result = await this.engine.execute(act);
    if (result.ok) this.#printAct(result.event);
    else this.#printRefusal(act, result.rejections);
    return result.ok ? result.event : undefined;
  }

  /** Prints a plain line. */
  say(line: string): void {
    this.#print(line);
  }

  #printAct(event: RecordedEvent): void {
    const act = actOnRecord(event, uses);
    const { headline, details = [] } = sayAct(
      { ...act, outcome: event.law.outcome },
      { uses, nameOf, titleOf: (rule) => titles.get(rule), rulings: event.law.rulings },
    );
    this.#print(`${event.on}  ${headline}${event.law.stage ? ` -> ${event.law.stage}` : ''}`);
    for (const detail of details) if (detail) this.#print(`            ${detail}`);
  }

  #printRefusal({ on, type }: Act, rejections: readonly Rejection[]): void {
    this.#print(`${on}  refused: ${type}`);
    for (const { message, citation } of rejections) this.#print(`            ${message} (${citation})`);
  }
}
