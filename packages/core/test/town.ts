import { type Command, createEngine, type Engine, type EventLog, memoryLog, type Procedure } from '../src/index.ts';
import { springfield } from './springfield.ts';

/** Who sits in the council of Springfield from 2000 on. */
export const members = ['ada', 'ben', 'cleo', 'dov', 'eve'] as const;

/** The commands that seat the council, and chairs of two committees. */
export const roster: readonly Command[] = [
  ...members.map((member): Command => ({ type: 'seat', body: 'council', on: '2000-01-03', historical: true, member })),
  { type: 'seat', body: 'finance', on: '2000-01-03', historical: true, member: 'ada', role: 'chair' },
  { type: 'seat', body: 'streets', on: '2000-01-03', historical: true, member: 'ben', role: 'chair' },
];

/** A roll call of the council in which so many say aye and the rest nay. */
export function rollCallOf(ayes: number) {
  return { kind: 'roll-call' as const, ayes: members.slice(0, ayes), nays: members.slice(ayes) };
}

/** A vote of the council on a question, `ayes` to the rest. */
export function voteOn(kind: 'passage' | 'amendment' | 'reconsideration' | 'discharge' | 'override', ayes: number) {
  return { type: 'vote' as const, question: { kind }, method: rollCallOf(ayes) };
}

/** The way of an ordinance into law, every act with an id to be named by. */
export function ordinance(measure = 'm1') {
  const id = (act: string) => ({ measure, commandId: `${measure}-${act}` });
  const ada = { id: 'ada', role: 'member' };
  return {
    introduce: {
      ...id('introduce'),
      type: 'introduce',
      on: '2020-01-06',
      by: ada,
      kind: 'ordinance',
      title: 'Potholes',
      classes: [],
    },
    refer: { ...id('refer'), type: 'refer', on: '2020-01-07', to: ['finance'] },
    report: { ...id('report'), type: 'report', on: '2020-01-13', recommendation: 'do-pass', body: 'finance' },
    read: { ...id('read'), type: 'read', on: '2020-01-14', reading: 2 },
    pass: { ...id('pass'), ...voteOn('passage', 4), on: '2020-01-15' },
    sign: { ...id('sign'), type: 'sign', on: '2020-01-16', by: { id: 'ada', role: 'mayor' } },
  } as const satisfies Record<string, Command>;
}

/** An engine of Springfield on a log of its own, its clock a minute further at every look, after some acts. */
export async function townHall({
  log = memoryLog(),
  acts = [],
  seated = true,
  procedures = [springfield],
  year = 2024,
}: {
  log?: EventLog;
  acts?: readonly Command[];
  seated?: boolean;
  procedures?: readonly Procedure[];
  /** The year of its clock. */
  year?: number;
} = {}): Promise<{ engine: Engine; log: EventLog }> {
  let minutes = 0;
  const clock = () => new Date(Date.UTC(year, 0, 1, 0, minutes++)).toISOString();
  const engine = createEngine({ log, procedures, clock });
  await recordAll(engine, [...(seated ? roster : []), ...acts]);
  return { engine, log };
}

/** Records acts one by one; throws with the reasons when one is refused. */
export async function recordAll(engine: Engine, acts: readonly Command[]): Promise<void> {
  for (const act of acts) {
    const result = await engine.execute(act);
    if (!result.ok)
      throw new Error(
        `${act.type} on ${act.on} was refused: ${result.rejections.map(({ rule, message }) => `${rule}: ${message}`).join('; ')}`,
      );
  }
}

/** The rules by which a command is refused; none when it goes on record. */
export async function refusedBy(engine: Engine, command: Command): Promise<string[]> {
  const result = await engine.execute(command);
  return result.ok ? [] : result.rejections.map(({ rule }) => rule);
}

/** The verdict of each rule on a command, without recording it. */
export async function verdictsOn(engine: Engine, command: Command): Promise<Record<string, string>> {
  const { rulings } = await engine.explain(command);
  return Object.fromEntries(rulings.map(({ rule, verdict }) => [rule, verdict]));
}
