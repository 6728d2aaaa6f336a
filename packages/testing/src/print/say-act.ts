import { type Command, type CommandBy, ownVocabulary } from '@statecraft/core';
import { isCommandOf } from '../drafting/command-of.ts';

const { acts, questions } = ownVocabulary;

/** What an act is told by besides its own words. */
const head: readonly string[] = [
  'type',
  'on',
  'measure',
  'basis',
  'by',
  'commandId',
  'question',
  'method',
  'announced',
  'mover',
];

/** An act on one line, as a person tells it: `2020-01-06 vote on passage: 7 to 6, carried`. */
export function sayAct(command: Command): string {
  const { type, on, by } = command;
  const role = by?.role === undefined ? '' : ` by the ${by.role}`;
  if (isCommandOf(acts.vote, command)) {
    const { question, method, announced, body } = command;
    const of = question.kind === questions.waiver.kind ? `a waiver of ${question.rule}` : question.kind;
    const who = body === undefined ? '' : ` in ${body}`;
    return `${on} vote${who} on ${of}: ${sayMethod(method)}${announced === undefined ? '' : `, ${announced}`}`;
  }
  const said = Object.entries(command)
    .filter(
      ([key, value]) => !head.includes(key) && value !== undefined && !(Array.isArray(value) && value.length === 0),
    )
    .map(([key, value]) => `${key} ${sayValue(value)}`);
  return `${on} ${type}${said.length > 0 ? ` ${said.join(', ')}` : ''}${role}`;
}

type Method = CommandBy<typeof acts.vote>['method'];

function sayMethod(method: Method): string {
  switch (method.kind) {
    case 'roll-call': {
      const { ayes = [], nays = [], absent = [] } = method;
      return `${ayes.length} to ${nays.length}${absent.length > 0 ? `, ${absent.length} absent` : ''}`;
    }
    case 'tally':
      return `${method.ayes} to ${method.nays}`;
    default:
      return method.kind;
  }
}

function sayValue(value: unknown): string {
  if (Array.isArray(value)) return value.map(sayValue).join(' and ');
  if (value !== null && typeof value === 'object')
    return Object.entries(value)
      .map(([key, each]) => `${key} ${sayValue(each)}`)
      .join(' ');
  return String(value);
}
