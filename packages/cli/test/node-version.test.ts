import { expect, test } from 'vitest';
import { complaintOfNode } from '../src/node-version.ts';

test.each(['20.20.2', '22.17.9', '8.0.0'])('[CLI-63] Node %s is too old, and it says so', (version) => {
  expect(complaintOfNode(version)).toBe(`statecraft needs Node 22.18 or later, and this is ${version}.\n`);
});

test.each(['22.18.0', '22.20.1', '24.0.0', process.versions.node])('[CLI-63] Node %s will do', (version) => {
  expect(complaintOfNode(version)).toBeUndefined();
});
