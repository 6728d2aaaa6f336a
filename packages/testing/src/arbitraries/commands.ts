import {
  addDays,
  type Command,
  type LegalDate,
  type Procedure,
  place,
  refusals,
  type Standing,
} from '@statecraft/core';
import fc from 'fast-check';
import { type Chance, chanceOf } from '../check/chance.ts';
import { firstDayOf } from '../check/explore.ts';
import { type Draft, draftLawful } from '../drafting/lawful.ts';
import type { Scene } from '../drafting/scene.ts';
import { sceneOf } from '../drafting/set-scene.ts';
import { barely, spoil } from '../drafting/spoilt.ts';
import { wordingsOf } from '../drafting/wording.ts';
import { specimenIn } from '../specimen.ts';
import { unfiled } from '../unfiled.ts';
import { hallOfHistories, type LawfulOptions } from './lawful.ts';
import { nextAct } from './steering.ts';

/** How one command is come by. Nought is a lawful act on the way; what is higher is further from the law. */
const manners = [
  'towards',
  'any',
  'unsaid',
  'spoilt',
  'spoilt',
  'last-moment',
  'barely',
  'miscounted',
  'miscounted',
  'stray',
] as const;

/** What a command is drawn from. */
interface Draw {
  readonly manner: number;
  readonly days: number;
  readonly seed: number;
}

/**
 * Commands of one measure, lawful and not, in legal order: acts on the way to a row of the table, acts with one thing wrong, acts
 * out of order, votes counted or announced anyhow, votes by tally or by voice, acts by nobody in particular. None is malformed.
 */
export function arbitraryCommands(procedure: Procedure, options: LawfulOptions = {}): fc.Arbitrary<Command[]> {
  const { maxLength = 24, edition = procedure.editions.at(-1)?.id ?? '', measure, drafts } = options;
  const hall = hallOfHistories(procedure, { ...options, edition });
  const scene = sceneOf(procedure, edition, hall, {
    everyClass: true,
    drafts,
    ...(measure !== undefined && { measure }),
  });
  const draw: fc.Arbitrary<Draw> = fc.record({
    manner: fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 3, arbitrary: fc.nat(manners.length - 1) }),
    days: fc.oneof({ weight: 3, arbitrary: fc.nat(2) }, { weight: 1, arbitrary: fc.nat(40) }),
    seed: fc.nat(9_999),
  });
  return fc
    .record({
      goal: fc.nat(scene.lifecycle.rows.length - 1),
      draws: fc.array(draw, { minLength: 1, maxLength, size: 'max' }),
    })
    .map(({ goal, draws }) => commandsOf(scene, firstDayOf(procedure, edition), goal, draws));
}

function commandsOf(scene: Scene, begun: LegalDate, goal: number, draws: readonly Draw[]): Command[] {
  const commands: Command[] = [];
  let standing: Standing = unfiled(scene.lifecycle);
  let on = begun;
  for (const draw of draws) {
    on = addDays(on, draw.days);
    const command = commandOf(scene, standing, on, goal, draw);
    const assessment = command && scene.judge(standing, command);
    if (!command || command.on < (commands.at(-1)?.on ?? '')) continue;
    commands.push(command);
    on = command.on as LegalDate;
    if (assessment?.row && refusals(assessment).length === 0) standing = place(standing, assessment);
  }
  return commands;
}

function commandOf(
  scene: Scene,
  standing: Standing,
  on: LegalDate,
  goal: number,
  { manner, seed }: Draw,
): Command | undefined {
  const { lifecycle, measure } = scene;
  const chance = chanceOf(seed);
  const way = manners[manner];
  if (way === 'stray') {
    const row = chance.shuffled(lifecycle.rows)[0];
    return row && specimenIn(scene, { row, measure, on }, { ayes: chance.below(20), choice: chance.below(30) });
  }
  if (way === 'towards')
    return nextAct(scene, standing, on, lifecycle.rows[goal], { astray: 0, days: 0, wording: chance.below(20) })
      ?.command;
  for (const row of chance.shuffled(lifecycle.at(standing.stage))) {
    const wordings = chance.shuffled(wordingsOf(scene, row, standing, on));
    const draft = wordings[0] && draftLawful(scene, row, standing, wordings[0], on, chance.below(9));
    if (!draft) continue;
    if (way === 'any') return draft.command;
    if (way === 'spoilt') return chance.shuffled(spoil(scene, standing, draft))[0]?.command ?? draft.command;
    const changed = change(scene, standing, way, draft, chance);
    if (changed) return changed;
  }
  return undefined;
}

function change(
  scene: Scene,
  standing: Standing,
  way: (typeof manners)[number] | undefined,
  draft: Draft,
  chance: Chance,
) {
  switch (way) {
    case 'unsaid':
      return leftUnsaid(scene, draft.command, chance);
    case 'last-moment':
      return lastMoment(draft);
    case 'barely':
      return barely(scene, standing, draft);
    default:
      return saidOtherwise(scene, draft.command, chance);
  }
}

/** The act on the last day on which it is lawful. */
function lastMoment({ command, assessment }: Draft): Command | undefined {
  const last = assessment.rulings
    .flatMap((ruling) => [ruling, ...(ruling.parts ?? [])])
    .flatMap(({ numbers = {} }) => numbers.last ?? numbers.next ?? []);
  const latest = last.filter((day) => typeof day === 'string' && day > command.on).sort()[0];
  return latest === undefined ? undefined : ({ ...command, on: latest } as Command);
}

/** What acts of ours need not say, and whose lack a rule may see. */
const unsayable: readonly string[] = ['by', 'announced', 'mover', 'classes', 'consent', 'roll'];

/** The act with something left out that it need not say. */
function leftUnsaid({ lifecycle: { definitions } }: Scene, command: Command, chance: Chance): Command | undefined {
  const act = definitions.commandable(command.type);
  const optional = Object.entries(act?.vocabulary === undefined ? {} : act.data.shape)
    .filter(([, schema]) => schema.safeParse(undefined).success)
    .map(([key]) => key);
  const unsaid = chance.shuffled([...unsayable, ...optional].filter((key) => key in command));
  const [key] = unsaid;
  return key === undefined
    ? undefined
    : (Object.fromEntries(Object.entries(command).filter(([each]) => each !== key)) as unknown as Command);
}

/** The act said otherwise, as its drafts have it: a vote with another count, an amendment of another degree. */
function saidOtherwise(scene: Scene, command: Command, chance: Chance): Command | undefined {
  const draft = scene.drafts.act(command.type);
  const otherwise = typeof draft === 'object' ? draft.otherwise : undefined;
  const words = otherwise?.({ scene, hall: scene.hall, command, chance } as never);
  return words && ({ ...command, ...words } as Command);
}
