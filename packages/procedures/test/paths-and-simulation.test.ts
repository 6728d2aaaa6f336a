import { isWithin, lifecycleOf, memoryLog, type Procedure } from '@statecraft/core';
import { engineInTime, openCity, type PathCase, pathsOf, simulate } from '@statecraft/testing';
import { describe, expect, test } from 'vitest';
import { kansasCity, newYorkCity, philadelphia, sanFrancisco, seattle } from '../src/index.ts';

const cities = [kansasCity, newYorkCity, philadelphia, sanFrancisco, seattle];

/** The way itself, or where the rules let nobody go it the first lawful one to its end that is two acts longer at the most. */
function lawful(city: Procedure, path: PathCase): PathCase {
  if (path.history) return path;
  const longest = path.rows.length + 2;
  return pathsOf(city, { ways: 'simple', to: path.stage, longest }).find(({ history }) => history) ?? path;
}

describe.each(cities)('ways through $id', (city) => {
  const paths = pathsOf(city).map((path) => lawful(city, path));

  test('[PATH-1] come to every stage', () => {
    const { stages } = lifecycleOf(city, city.editions.at(-1)?.id ?? '');
    expect(new Set(['unfiled', ...paths.map(({ stage }) => stage)])).toEqual(new Set(stages));
  });

  test.each(paths)('[PATH-1] $name', async ({ history, stage }) => {
    const { live } = await openCity(city);
    const { acts, stage: reached } = await live(history ?? []);
    expect([acts.every(({ accepted }) => accepted), reached]).toEqual([true, stage]);
  });
});

test('[PATH-1] simple ways come to no stage twice, and can be bounded', async () => {
  const found = pathsOf(seattle, { ways: 'simple', to: 'enacted', longest: 5 });
  // Over a veto there is no way before the objections are published.
  const paths = found.filter(({ history }) => history);
  expect(paths.length).toBeGreaterThan(3);
  for (const { rows, history, name } of paths) {
    expect(rows.length).toBeLessThanOrEqual(5);
    const { stage } = await (await openCity(seattle)).live(history ?? []);
    expect(isWithin(stage, 'enacted'), name).toBe(true);
  }
});

describe.each(cities)('a made-up decade of $id', (city) => {
  const options = { measures: 40, years: 10, seed: 8 };
  const { hall, acts } = simulate(city, options);

  test('[SIM-1] is the same from the same seed, and another from another', () => {
    expect(simulate(city, options)).toEqual({ hall, acts });
    expect(simulate(city, { ...options, seed: 9 })).not.toEqual({ hall, acts });
  });

  test('[SIM-1] an engine takes, act by act', async () => {
    const engine = engineInTime({ log: memoryLog(), procedures: [city] });
    expect((await engine.executeAll(hall)).ok).toBe(true);
    for (const act of acts) expect((await engine.execute(act)).ok, JSON.stringify(act)).toBe(true);
    const days = acts.map(({ on }) => on);
    expect(days).toEqual([...days].sort());
    expect(Number(days.at(-1)?.slice(0, 4)) - Number(days[0]?.slice(0, 4))).toBeGreaterThanOrEqual(7);
    const stages = await Promise.all(
      [...new Set(acts.map((act) => ('measure' in act ? act.measure : '')))].map(
        async (id) => (await engine.measure(id ?? ''))?.stage,
      ),
    );
    expect(stages).toHaveLength(40);
    expect(stages.filter((stage) => isWithin(stage ?? '', 'enacted')).length).toBeGreaterThan(5);
  });
});
