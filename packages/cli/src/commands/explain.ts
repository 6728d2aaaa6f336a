import { readFile } from 'node:fs/promises';
import type { Command, Explanation } from '@statecraft/core';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { Page } from '../print/page.ts';
import { type Paper, span } from '../print/spans.ts';
import { InputError } from '../record/input-error.ts';
import type { Terminal } from '../terminal.ts';
import { putRulings } from '../timeline/rulings.ts';
import { addressIn, asking, type LogFlags } from './open-log.ts';

/** Prints every ruling on a command, for and against, and whether it would be recorded. Nothing is. */
export async function explainCommand(
  file: string,
  { json, ...at }: LogFlags & { json?: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  const command = await commandIn(file);
  const explanation = await asking(addressIn(at), (engine) => engine.explain(command));
  terminal.print(json ? `${JSON.stringify(explanation, null, 2)}\n` : renderExplanation(explanation, terminal.paper));
  return explanation.ok ? exitCodes.done : exitCodes.refused;
}

function renderExplanation({ ok, stage, rulings, rejections }: Explanation, paper: Paper): string {
  const page = new Page(paper);
  page.put([
    span(ok ? `It would be recorded, and the measure would stand at ${stage}.` : 'It would be refused.', 'bold'),
  ]);
  for (const { path, message, rule, citation } of rejections) {
    page.put([span(`${path.length > 0 ? `${path.join('.')}: ` : ''}${message} (${rule}, ${citation})`, 'yellow')]);
  }
  putRulings(page, rulings, span('  '));
  return page.toString();
}

/** The command in a file; `-` is standard input. Its form is the engine's to judge. */
async function commandIn(file: string): Promise<Command> {
  try {
    return JSON.parse(await readFile(file === '-' ? '/dev/stdin' : file, 'utf8')) as Command;
  } catch (cause) {
    throw new InputError(file, [{ place: '', problem: cause instanceof Error ? cause.message : String(cause) }], cause);
  }
}
