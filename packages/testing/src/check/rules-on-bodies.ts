import { addDays, type Command, type LegalDate, parseCommand, partsOf, ruleOn, type Verdict } from '@statecraft/core';
import type { Scene } from '../drafting/scene.ts';

/** The verdicts that the rules on the acts of bodies can come to, tried on acts that keep them and on acts that break them. */
export function verdictsOnBodies({ procedure, lifecycle, hall }: Scene): ReadonlyMap<string, ReadonlySet<Verdict>> {
  const found = new Map<string, Set<Verdict>>();
  for (const { act } of procedure.bodyActs)
    for (const rule of lifecycle.rulesOnBodies(act)) {
      const verdicts = found.get(rule.id) ?? new Set<Verdict>();
      found.set(rule.id, verdicts);
      const roles = partsOf(rule).flatMap(({ roles }) => (Array.isArray(roles) ? roles.map(String) : []));
      for (const command of actsOf(procedure.council, act, roles)) {
        const parsed = parseCommand(command, () => 'tried', procedure.uses);
        if ('malformations' in parsed) continue;
        const facts = lifecycle.definitions.unrecordedMeasure();
        const ruling = ruleOn(rule, facts, { act: parsed.request.act, bodies: hall.bodies });
        if (ruling) verdicts.add(ruling.verdict);
      }
    }
  return found;
}

/** Acts of a body by each who may do them and by a stranger; a meeting called long before it, and hardly before it. */
function actsOf(body: string, type: string, roles: readonly string[]): Command[] {
  const on = '2020-03-04' as LegalDate;
  const said: Record<string, readonly object[]> = {
    seat: [{ member: 'newcomer' }],
    vacate: [{ member: 'seat-1' }],
    call: [addDays(on, -40), on].map((day) => ({
      meeting: 'm',
      startsAt: `${on}T14:00`,
      postedAt: `${day}T13:59`,
    })),
    convene: [{ meeting: 'm', present: ['seat-1'] }],
    cancel: [{ meeting: 'm', day: on }],
    adjourn: [{ meeting: 'm' }],
  };
  return (said[type] ?? [{}]).flatMap((words) =>
    [...roles, 'passer-by'].map(
      (role) => ({ type, body, on, by: { id: 'somebody', role }, ...words }) as unknown as Command,
    ),
  );
}
