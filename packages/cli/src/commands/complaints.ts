import { isFault, lifecycleOn, type Procedure, type Rejection, type StatecraftError } from '@statecraft/core';
import type { InputError } from '../record/input-error.ts';
import type { LoadedRecord } from '../record/load-record.ts';
import type { RefusedAct } from '../replay/replay-record.ts';

/** What there is to do about a refusal, by its kind. */
const advice: Record<Rejection['code'], string> = {
  malformed: 'Give the act the form of its command.',
  contradiction: 'The act contradicts what is on record; check it against the acts before it.',
  'not-provided': 'The procedure has no such act here; `statecraft law` shows the acts it has.',
  'out-of-order': 'Put the act where it belongs, or add the acts that come before it.',
  unlawful:
    'Check the act against its source. If the source has it so, `statecraft audit` places it and names the departure.',
  undetermined: 'Add the fact that the record lacks.',
  unsettled: 'The law is not settled here; a person has to decide.',
};

/** A refused act, told in sentences: which act, which rule, where it is written, and what to do. */
export function complainOfRefusal({ act, rejections }: RefusedAct, procedure: Procedure): string {
  const { type, on } = act.command;
  const lifecycle = lifecycleOn(procedure, on as Parameters<typeof lifecycleOn>[1]);
  const lines = rejections.flatMap(({ code, rule, citation, path, message, needs }) => {
    const title = lifecycle.rule(rule)?.title ?? lifecycle.row(rule)?.title;
    const place = path.length > 0 ? `${path.join('.')}: ` : '';
    const law = code === 'unlawful' ? [`  It takes: ${needs}.`] : [];
    return [
      `  ${place}${message}.`,
      `  Rule ${rule}${title ? `, ${title}` : ''}. ${citation}.`,
      ...law,
      `  ${advice[code]}`,
    ];
  });
  return [`Refused: act ${act.index + 1} of ${act.record}, ${type} on ${on} (${act.file}).`, ...lines, ''].join('\n');
}

/** Bad input, told with its places. */
export function complainOfInput({ message }: InputError): string {
  return `${message}\n`;
}

/** A fault, told with its code and whether to try again. */
export function complainOfFault(fault: unknown): string {
  if (!isFault(fault)) return `Something went wrong that should not: ${stackOf(fault)}\n`;
  return `${fault.message}\n(fault ${fault.code}; ${fault.retryable ? 'trying again may help' : 'trying again will not help'})\n`;
}

/** A command that is on record with other content, told by its act. */
export function complainOfChange({ details }: StatecraftError, { acts }: LoadedRecord, db: string): string {
  const act = acts.find(({ command }) => command.commandId === details.commandId);
  const which = act ? `Act ${act.index + 1} of ${act.record} (${act.file})` : `The act ${String(details.commandId)}`;
  return [
    `${which} is on record in ${db} already, and there it says something else.`,
    'What is on record is not edited: put the act back as it was and add an act of type "correct", or replay into another --db.',
    'Nothing was recorded. (fault command-reused; trying again will not help)',
    '',
  ].join('\n');
}

function stackOf(fault: unknown): string {
  return fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
}
