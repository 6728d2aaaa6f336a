import { expect, test } from 'vitest';
import { flagsIn } from '../src/flags.ts';

test('what is not told is taken for a machine of one\u2019s own', () => {
  expect(flagsIn([])).toMatchObject({ port: 8080, host: '127.0.0.1', settings: { address: 'http://localhost:8080' } });
  expect(flagsIn(['--port', '81'])?.settings.address).toBe('http://localhost:81');
});

test('an address from outside is taken without its path', () => {
  expect(flagsIn(['--address', 'https://docket.kcmo.example/x'])?.settings.address).toBe('https://docket.kcmo.example');
});

test.each([
  ['--port', 'http'],
  ['--port', '0'],
  ['--port', '65536'],
  ['--address', 'here'],
  ['--address', 'file:///x'],
  ['--colour', 'red'],
  ['stray'],
])('it takes no %s %s', (...args) => {
  expect(flagsIn(args.filter(Boolean))).toBeUndefined();
});
