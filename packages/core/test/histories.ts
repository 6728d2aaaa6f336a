import fc from 'fast-check';
import { addDays, type Command, type Engine, type LegalDate, type Opportunity } from '../src/index.ts';
import { members } from './town.ts';

/** What one act of a history is drawn from. */
export interface Step {
  readonly row: number;
  readonly days: number;
  readonly ayes: number;
  readonly choice: number;
}

/** Steps of a history; `minDays` 1 puts every act on a day of its own. */
export function arbitrarySteps({ minDays = 0, maxLength = 10 } = {}): fc.Arbitrary<Step[]> {
  return fc.array(
    fc.record({
      row: fc.nat(50),
      days: fc.integer({ min: minDays, max: minDays + 3 }),
      ayes: fc.nat(5),
      choice: fc.nat(5),
    }),
    { minLength: 1, maxLength },
  );
}

/** Walks a measure through Springfield, each step an act that is in order; gives those that went on record, their ids counted. */
export async function walk(
  engine: Engine,
  steps: readonly Step[],
  { ids = 'm1', measure = 'm1' } = {},
): Promise<Command[]> {
  const recorded: Command[] = [];
  let on = '2020-01-06' as LegalDate;
  for (const step of steps) {
    on = addDays(on, step.days);
    const open = await engine.available(measure, on);
    const opportunity = open[step.row % Math.max(1, open.length)];
    if (!opportunity) break;
    const command = commandOf(opportunity, measure, on, step, `${ids}-${recorded.length}`);
    if ((await engine.execute(command)).ok) recorded.push(command);
  }
  return recorded;
}

function commandOf({ act, when }: Opportunity, measure: string, on: LegalDate, step: Step, commandId: string): Command {
  const { question, outcome, ...said } = when;
  const payload =
    act === 'vote'
      ? { question: { kind: question, ...(question === 'waiver' && { rule: 'readings' }) }, ...method(step) }
      : payloads(on, step)[act];
  const by = { id: 'ada', role: act === 'introduce' ? 'member' : 'mayor' };
  return { type: act, measure, on, by, commandId, ...payload, ...said } as Command;
}

function method({ ayes, choice }: Step) {
  const roll = { kind: 'roll-call', ayes: members.slice(0, ayes), nays: members.slice(ayes) };
  return { method: choice === 4 ? { kind: 'tally', ayes, nays: 5 - ayes } : roll, mover: ayes > 2 ? 'ada' : 'eve' };
}

function payloads(on: LegalDate, { choice }: Step): Partial<Record<Opportunity['act'], object>> {
  return {
    file: { kind: 'ordinance', title: 'A measure', classes: [] },
    introduce: { kind: 'ordinance', classes: choice === 1 ? ['accelerated'] : [] },
    sponsor: { change: choice % 2 ? 'withdraw' : 'add', sponsors: ['ben', 'cleo'].slice(0, 1 + (choice % 2)) },
    read: { reading: 1 + choice },
    refer: { to: ['finance'] },
    're-refer': { to: ['streets'], consent: ['ada', 'ben'] },
    hold: { until: choice === 0 ? 'indefinite' : addDays(on, choice) },
    report: {
      recommendation: 'do-pass',
      advanced: choice === 1,
      ...(choice === 2 && { text: { label: 'As reported' } }),
    },
    substitute: { text: { label: `Substitute ${choice}` } },
    amend: { degree: 1 + (choice % 2), description: 'More asphalt' },
    postpone: { until: addDays(on, choice) },
    veto: { message: 'No' },
  };
}
