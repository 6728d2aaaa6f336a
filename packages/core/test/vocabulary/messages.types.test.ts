import { expect, test } from 'vitest';
import { Sources } from '../../../tooling/src/type-check.ts';
import { text } from '../../../tooling/src/workspace.ts';

const file = 'packages/core/test/vocabulary/messages.types.ts';
const MARK = '// @ts-expect-error ';
const lines = text(file).split('\n');

/** What each wrong line is to be told: the line's number, and the message, in which `...` stands for anything. */
const stated = lines.flatMap((line, index) =>
  line.includes(MARK) ? [{ line: index + 2, message: line.slice(line.indexOf(MARK) + MARK.length) }] : [],
);

// A mark that does nothing is as long as one that does, so that no line moves.
const unmarked = lines.map((line) => line.replace('@ts-expect-error', '@ts-expect-nothing')).join('\n');
const complaints = new Sources([file], { [file]: unmarked }).complaintsOf(file);

test('[TYPE-2] nothing else is wrong in the programs', () => {
  const others = complaints.filter((complaint) => !stated.some(({ line }) => line === complaint.line));
  expect(others).toEqual([]);
  expect(stated.length).toBeGreaterThan(15);
});

test.for(stated)('[TYPE-2] line $line: $message', ({ line, message }) => {
  const told = complaints.filter((complaint) => complaint.line === line).map((complaint) => complaint.message);
  expect(told).toHaveLength(1);
  expect(told[0]).toMatch(patternOf(message));
});

function patternOf(message: string): RegExp {
  const parts = message.split('...').map((part) => part.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^]*')}$`);
}
