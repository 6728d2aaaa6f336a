import { createEngine, defineProcedure, memoryLog, type ProcedureInput } from '@statecraft/core';
import { describe, expect, test } from 'vitest';
import { checkProcedure } from '../src/check/check-procedure.ts';
import { findingCodes } from '../src/check/finding.ts';
import { hallFor } from '../src/hall.ts';
import { ogdenville, ogdenvilleInput } from './ogdenville.ts';
import { planted } from './planted.ts';

test('[CHECK-1] finds nothing in a town in which nothing is wrong, and looked at all there is', () => {
  const { findings, explored } = checkProcedure(ogdenville);
  expect(findings).toEqual([]);
  expect(explored).toEqual([expect.objectContaining({ edition: 'charter', complete: true })]);
});

describe('[CHECK-2] what is planted is found', () => {
  test.each(planted.map((each) => [each.code, each.subject, each] as const))('%s of %s', (code, subject, { town }) => {
    const { findings } = checkProcedure(town);
    const found = findings.find((each) => each.code === code && each.subject === subject);
    expect(found, findings.map(({ message }) => message).join('\n')).toBeDefined();
    expect(found?.severity).toBe(findingCodes[code]);
  });

  test('each code has a town of its own', () => {
    // These two take a kind of rule that is wrong, and a vocabulary: see check/merges.test.ts and check/undrafted.test.ts.
    const elsewhere = ['checker-unsound', 'drafts-missing'];
    expect(new Set([...planted.map(({ code }) => code), ...elsewhere])).toEqual(new Set(Object.keys(findingCodes)));
  });
});

test('[CHECK-3] an example is lawful up to its last act, and of eight acts at most in a small town', async () => {
  let ran = 0;
  for (const { town, code } of planted) {
    if (code === 'contradiction' || code === 'without-citation') continue;
    const { findings } = checkProcedure(town);
    for (const { example, subject } of findings) {
      if (example.length === 0) continue;
      const { results, stage } = await run(town, example);
      for (const result of results.slice(0, -1)) expect(result.ok, `${code} ${subject}`).toBe(true);
      expect(example.length, `${code} ${subject}`).toBeLessThanOrEqual(8);
      if (code === 'law-without-vote') expect(stage).toBe('enacted');
      ran += 1;
    }
  }
  expect(ran).toBeGreaterThan(15);
});

async function run(town: ProcedureInput, commands: Parameters<ReturnType<typeof createEngine>['executeAll']>[0]) {
  // A town that contradicts itself is no procedure that an engine takes.
  const sound = {
    ...town,
    rules: town.rules.map((rule) => ('thresholds' in rule ? safe(rule) : rule)),
  } as ProcedureInput;
  const procedure = defineProcedure(sound);
  const engine = createEngine({ log: memoryLog(), procedures: [procedure] });
  const hall = await engine.executeAll(hallFor(procedure, { from: '2019-12-07' }).commands);
  expect(hall.ok).toBe(true);
  const results = [];
  for (const command of commands) results.push(await engine.execute(command));
  return { results, stage: (await engine.measure('measure-1'))?.stage };
}

function safe(rule: ProcedureInput['rules'][number]) {
  return 'thresholds' in rule && rule.thresholds.some((each) => 'votes' in each && each.votes > 5)
    ? { ...rule, thresholds: [{ votes: 5 }] }
    : rule;
}

test('[CHECK-4] says how far it looked, and says so where a bound cut it short', () => {
  const { explored } = checkProcedure(ogdenville, { acts: 3, walks: 5, seed: 7 });
  expect(explored).toEqual([expect.objectContaining({ acts: 3, complete: false, walks: 5, seed: 7 })]);
});

test('[CHECK-4] from the same seed it finds the same', () => {
  const some = { measures: 9, walks: 20, seed: 3 };
  expect(checkProcedure(ogdenville, some)).toEqual(checkProcedure(ogdenville, some));
});

test('[CHECK-5] walks at random beyond the bound, and takes in what they see', () => {
  const near = checkProcedure(ogdenville, { acts: 2, walks: 0 }).findings.map(
    ({ code, subject }) => `${code} ${subject}`,
  );
  const far = checkProcedure(ogdenville, { acts: 2, walks: 200 }).findings.map(
    ({ code, subject }) => `${code} ${subject}`,
  );
  expect(near).toContain('stage-unreachable enacted');
  expect(far).not.toContain('stage-unreachable enacted');
});

test('[CHECK-6] tells what is wrong with data that is no procedure, and throws for none', () => {
  const { findings, explored } = checkProcedure({ ...ogdenvilleInput, zone: 'Ogdenville/Main' });
  expect(explored).toEqual([]);
  expect(findings.map(({ code, message }) => [code, message])).toEqual([
    ['contradiction', 'zone: expected the IANA name of a zone'],
  ]);
  expect(checkProcedure({} as never).findings.length).toBeGreaterThan(0);
  expect(checkProcedure(undefined as never).findings.length).toBeGreaterThan(0);
});
