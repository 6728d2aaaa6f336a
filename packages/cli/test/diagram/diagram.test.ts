import { lifecycleOf } from '@statecraft/core';
import { lifecycleMachine } from '@statecraft/core/machine';
import { describe, expect, it } from 'vitest';
import { diagramOf } from '../../src/diagram/diagram.ts';
import { mermaidOf } from '../../src/diagram/mermaid.ts';
import { svgOf } from '../../src/diagram/svg.ts';
import { procedures } from '../../src/procedures.ts';

const editions = procedures.flatMap((procedure) => procedure.editions.map(({ id }) => lifecycleOf(procedure, id)));

interface Definition {
  readonly states: Readonly<Record<string, Definition>>;
}

/** The states of a machine by their paths, read from its definition. */
function statesOf(machine: { readonly definition: Definition }): string[] {
  const below = ({ states }: Definition, path: readonly string[]): string[] =>
    Object.entries(states).flatMap(([name, state]) => [[...path, name].join('.'), ...below(state, [...path, name])]);
  return below(machine.definition, []).sort();
}

/** The states that a Mermaid text declares, by their nesting. */
function statesIn(mermaid: string): string[] {
  const open: string[] = [];
  const states: string[] = [];
  for (const line of mermaid.split('\n')) {
    const [, name, brace] = /^\s*state "(.+)" as \w+( \{)?$/.exec(line) ?? [];
    if (name !== undefined) states.push([...open, name].join('.'));
    if (brace !== undefined && name !== undefined) open.push(name);
    if (/^\s*\}$/.test(line)) open.pop();
  }
  return states.sort();
}

describe.each(editions)('the diagram of $ref.id, edition $ref.edition', (lifecycle) => {
  const machine = lifecycleMachine(lifecycle);
  const diagram = diagramOf(machine, lifecycle);
  const mermaid = mermaidOf(diagram);

  it('[CLI-21] has the machine’s states, and no others', () => {
    expect(statesIn(mermaid)).toEqual(statesOf(machine));
  });

  it('[CLI-21] has a transition for every row that leads elsewhere', () => {
    const ids = new Map([...mermaid.matchAll(/state "(.+)" as (\w+)/g)].map(([, name = '', id = '']) => [id, name]));
    const drawn = [...mermaid.matchAll(/^ {2}(\w+) --> (\w+) : (.+)$/gm)];
    for (const [, from = '', to = ''] of drawn) expect([ids.has(from), ids.has(to)]).toEqual([true, true]);
    const ways = lifecycle.rows.flatMap(({ stages, to }) =>
      to === 'same' ? [] : stages.filter((stage) => stage !== to),
    );
    expect(diagram.transitions.flatMap(({ acts }) => acts)).toHaveLength(ways.length);
    expect(drawn).toHaveLength(diagram.transitions.length);
  });

  it('[CLI-21] as SVG has every state and transition, and tells itself to those who do not see it', async () => {
    const svg = await svgOf(diagram);
    expect(svg).toMatch(/^<svg role="img" aria-labelledby="diagram-title diagram-description"/);
    expect(svg).toContain(`<title id="diagram-title">${diagram.title}</title>`);
    expect(svg).toMatch(/<desc id="diagram-description">A state diagram that begins at unfiled\./);
    const leaves = statesOf(machine).filter((path) => !statesOf(machine).some((other) => other.startsWith(`${path}.`)));
    expect(svg.match(/class="node"/g)).toHaveLength(leaves.length + 1);
    expect(svg.match(/class="edge"/g)).toHaveLength(diagram.transitions.length + 1);
  });

  it('[CLI-33] lights where a measure is and the ways on from there', async () => {
    for (const { from: present } of diagram.transitions) {
      const svg = (await svgOf(diagram, { present, past: ['filed'] })).replaceAll('&#45;', '-');
      const on = diagram.transitions.filter(({ from }) => from === present);
      expect(svg.match(/class="node present"/g)).toHaveLength(1);
      expect(/class="node present">\s*<title>(.+)<\/title>/.exec(svg)?.[1]).toBe(present);
      expect(svg.match(/class="edge next"/g)).toHaveLength(on.length);
      expect(svg).toContain(`The measure is at ${present}.`);
      const named = [...svg.matchAll(/font-size="10.00"[^>]*>([^<]+)</g)].map(([, name]) => name);
      expect(named.sort()).toEqual(on.flatMap(({ acts }) => acts).sort());
    }
  });
});
