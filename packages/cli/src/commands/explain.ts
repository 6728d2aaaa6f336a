import type { Command, Explanation } from '@statecraft/core';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { Page } from '../print/page.ts';
import { type Paper, span } from '../print/spans.ts';
import { InputError } from '../record/input-error.ts';
import { isObject, jsonIn } from '../record/read-record.ts';
import { readText } from '../record/read-text.ts';
import type { Terminal } from '../terminal.ts';
import { putRulings } from '../timeline/rulings.ts';
import { type AskFlags, asking } from './open-log.ts';

/** Prints every ruling on a command, for and against, and whether it would be recorded. Nothing is. */
export async function explainCommand(
  file: string,
  { json, ...at }: AskFlags & { json?: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  const command = await commandIn(file);
  const explanation = await asking(at, async (engine, { asked }) => {
    const begun = 'measure' in command && (await engine.measure(command.measure)) !== undefined;
    return engine.explain(asked && !begun ? { procedure: asked.id, ...command } : command);
  });
  terminal.print(json ? `${JSON.stringify(explanation, null, 2)}\n` : renderExplanation(explanation, terminal.paper));
  return explanation.ok ? exitCodes.done : exitCodes.refused;
}

function renderExplanation({ ok, stage, rulings, rejections, revises }: Explanation, paper: Paper): string {
  const page = new Page(paper);
  page.put([
    span(ok ? `It would be recorded, and the measure would stand at ${stage}.` : 'It would be refused.', 'bold'),
  ]);
  for (const { path, message, rule, citation } of rejections) {
    page.put([span(`${path.length > 0 ? `${path.join('.')}: ` : ''}${message} (${rule}, ${citation})`, 'yellow')]);
  }
  putRulings(page, rulings, span('  '));
  for (const each of revises) {
    page.put([span(`${each.event} would read: ${each.void ? 'void' : `at ${each.stage}`}`)]);
    putRulings(page, each.rulings, span('  '));
  }
  return page.toString();
}

/** The command in a file; `-` is standard input. Its form is the engine's to judge. */
async function commandIn(file: string): Promise<Command> {
  const [name, path] = file === '-' ? ['standard input', '/dev/stdin'] : [file, file];
  const { value } = jsonIn(await readText(path, name), name);
  if (isObject(value)) return value as unknown as Command;
  throw new InputError(name, [{ place: '', problem: 'a command is a JSON object: { "type": ... }' }]);
}
