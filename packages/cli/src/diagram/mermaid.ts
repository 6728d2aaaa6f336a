import type { Diagram, DrawnState } from './diagram.ts';

/** A diagram as text for Mermaid, `stateDiagram-v2`; states within a state are drawn inside it. */
export function mermaidOf({ title, initial, states, transitions, staying }: Diagram): string {
  return [
    '---',
    `title: ${JSON.stringify(title)}`,
    '---',
    'stateDiagram-v2',
    ...(staying.length > 0 ? [`  %% Acts that leave the measure where it is: ${staying.join('; ')}`] : []),
    `  [*] --> ${idOf(initial)}`,
    ...states.flatMap((state) => declared(state, '  ')),
    ...transitions.map(({ from, to, acts }) => `  ${idOf(from)} --> ${idOf(to)} : ${acts.join(', ')}`),
    '',
  ].join('\n');
}

function declared({ path, name, states, initial }: DrawnState, indent: string): string[] {
  const head = `${indent}state "${name}" as ${idOf(path)}`;
  if (states.length === 0) return [head];
  return [
    `${head} {`,
    ...(initial === undefined ? [] : [`${indent}  [*] --> ${idOf(initial)}`]),
    ...states.flatMap((state) => declared(state, `${indent}  `)),
    `${indent}}`,
  ];
}

/** Mermaid takes neither dots nor hyphens in an id. */
function idOf(path: string): string {
  return path.replaceAll(/[.-]/g, '_');
}
