import {
  type BoundRule,
  type Command,
  isOfKind,
  type LegalDate,
  ownVocabulary,
  parseCommand,
  partsOf,
  type Ruling,
  ruleOn,
  type Verdict,
} from '@statecraft/core';
import { actContext, draftedBy } from '../drafting/contexts.ts';
import { waysToFail } from '../drafting/lawful.ts';
import type { Scene } from '../drafting/scene.ts';
import { unfiled } from '../unfiled.ts';

/** The verdicts that the rules on the acts of bodies can come to, tried on acts that keep them and on acts that break them. */
export function verdictsOnBodies(scene: Scene): ReadonlyMap<string, ReadonlySet<Verdict>> {
  const found = new Map<string, Set<Verdict>>();
  for (const { act } of scene.procedure.bodyActs)
    for (const rule of scene.lifecycle.rulesOnBodies(act)) {
      const verdicts = found.get(rule.id) ?? new Set<Verdict>();
      found.set(rule.id, verdicts);
      for (const command of actsOf(scene, act, rule)) {
        const ruling = rulingOn(scene, rule, command);
        if (!ruling) continue;
        verdicts.add(ruling.verdict);
        for (const part of partsOf(rule))
          for (const spoilt of waysToFail(scene, unfiled(scene.lifecycle), command, part, [ruling])) {
            const other = rulingOn(scene, rule, spoilt.command);
            if (other) verdicts.add(other.verdict);
          }
      }
    }
  return found;
}

function rulingOn({ procedure, lifecycle, hall }: Scene, rule: BoundRule, command: Command): Ruling | undefined {
  const parsed = parseCommand(command, () => 'tried', procedure.uses);
  if ('malformations' in parsed) return undefined;
  return ruleOn(rule, unfiled(lifecycle).facts, { act: parsed.request.act, bodies: hall.bodies });
}

/** Acts of the council as they are drafted, by each who may do them and by a stranger. */
function actsOf(scene: Scene, type: string, rule: BoundRule): Command[] {
  const on = '2020-03-04' as LegalDate;
  const draft = scene.drafts.act(type);
  if (draft === undefined || draft === 'never') return [];
  const roles = partsOf(rule).flatMap((part) => (isOfKind(ownVocabulary.rules.actor, part) ? part.roles : []));
  const context = () => actContext(scene, on);
  return draftedBy(scene, type, context, (given) => draft.ways(given as never)).flatMap((words) =>
    [...roles, 'passer-by'].map(
      (role) =>
        ({ type, body: scene.procedure.council, on, by: { id: 'somebody', role }, ...words }) as unknown as Command,
    ),
  );
}
