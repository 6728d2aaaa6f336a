import {
  audit,
  bodiesOf,
  type Command,
  type Irregularity,
  memoryLog,
  type Procedure,
  parseCommand,
  replayBody,
} from '@statecraft/core';
import { engineInTime } from '../living/engine-in-time.ts';
import { sayAct } from '../print/say-act.ts';

/** Audits a history as the record of others: the acts of bodies go on record, those of the measure are judged and none refused. */
export async function irregularitiesOf(
  procedure: Procedure,
  history: readonly Command[],
): Promise<{ acts: readonly Command[]; irregularities: readonly Irregularity[] }> {
  const log = memoryLog();
  const engine = engineInTime({ log, procedures: [procedure] });
  const acts = history.filter((command) => 'measure' in command && command.measure !== undefined);
  const ofBodies = history.filter((command) => !acts.includes(command));
  for (const command of ofBodies) await engine.execute(command);
  const facts = new Map(
    await Promise.all(
      [...new Set(ofBodies.flatMap((command) => ('body' in command ? (command.body ?? []) : [])))].map(
        async (body) => [body, replayBody(await log.readStream(`body/${body}`), procedure.uses)] as const,
      ),
    ),
  );
  const parsed = acts.map((command, index) => {
    const read = parseCommand(command, () => `act-${index + 1}`, procedure.uses);
    if ('malformations' in read)
      throw new Error(`given: act ${index + 1} (${command.type}) is malformed: ${read.malformations[0]?.message}`);
    return read.request.act;
  });
  const bodies = bodiesOf(procedure, (body) => facts.get(body));
  return { acts, irregularities: audit(procedure, bodies, parsed).irregularities };
}

/** How the irregularities of a record differ from the rules expected; `undefined` where they do not. */
export function differenceInAudit(
  acts: readonly Command[],
  irregularities: readonly Irregularity[],
  expected: readonly string[],
): string | undefined {
  const found = irregularities.map(({ rule }) => rule);
  const absent = expected.filter((rule) => !found.includes(rule));
  const extra = irregularities.filter(({ rule }) => !expected.includes(rule));
  if (absent.length === 0 && extra.length === 0) return undefined;
  const wrong = [
    ...(absent.length > 0 ? [`expected irregularities by ${absent.join(', ')}`] : []),
    ...extra.map(({ rule, sentence }) => `did not expect ${rule}: ${sentence}`),
  ];
  const lines = acts.map((act, index) => {
    const own = irregularities.filter((each) => each.index === index).map(({ rule }) => rule);
    return `  ${sayAct(act)}${own.length > 0 ? ` <- ${own.join(', ')}` : ''}`;
  });
  return [`then: ${wrong.join('; ')}`, 'timeline:', ...lines].join('\n');
}
