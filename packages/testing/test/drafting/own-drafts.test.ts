import { defineProcedure, refusals } from '@statecraft/core';
import { describe, expect, test } from 'vitest';
import { hallOfHistories, historiesBegin } from '../../src/arbitraries/lawful.ts';
import { walkTowards } from '../../src/arbitraries/steering.ts';
import { mend, rulingOn } from '../../src/drafting/lawful.ts';
import { sceneOf } from '../../src/drafting/set-scene.ts';
import { spoil } from '../../src/drafting/spoilt.ts';
import { ogdenvilleInput } from '../ogdenville.ts';

const town = defineProcedure(ogdenvilleInput);
const scene = sceneOf(town, town.editions.at(-1)?.id ?? '', hallOfHistories(town));
const { lifecycle } = scene;
const steps = Array.from({ length: 14 }, () => ({ astray: 0, days: 1, wording: 0 }));

/** Lawful acts on the way to each row, each spoilt in each way that the drafts of its rules know. */
const spoilt = lifecycle.rows
  .flatMap((row) => walkTowards(scene, historiesBegin(town), row, steps))
  .flatMap(({ before, ...draft }) => spoil(scene, before, draft).map((each) => ({ ...each, before })));
const ofKind = (kind: string) => spoilt.filter(({ rule }) => lifecycle.rule(rule)?.kind === kind);

describe('[DRAFT-9] the drafts of our rules', () => {
  test.each(['actor', 'roll', 'quorum', 'threshold', 'window', 'lie-over'])('%s: what is to fail fails', (kind) => {
    expect(ofKind(kind)).not.toEqual([]);
    for (const { before, command, rule, wrong } of ofKind(kind)) {
      const assessment = scene.judge(before, command);
      expect(assessment && refusals(assessment).map((each) => each.rule), `${rule}: ${wrong}`).toContain(rule);
    }
  });

  test.each(['actor', 'threshold', 'lie-over'])('%s: what is mended holds', (kind) => {
    for (const { before, command, rule, wrong } of ofKind(kind)) {
      const ruling = rulingOn(scene.judge(before, command)?.rulings ?? [], rule);
      const mended = ruling && mend(scene, before, command, ruling);
      const after = mended && rulingOn(scene.judge(before, mended)?.rulings ?? [], rule);
      expect(after?.verdict, `${rule}: ${wrong}`).toBe('holds');
    }
  });
});
