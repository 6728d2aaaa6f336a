import { instance } from '@viz-js/viz';
import { escaped } from '../report/markup.ts';
import type { Diagram, DrawnState } from './diagram.ts';

/** Labels of arrows are laid out larger than they are drawn: whoever looks at the picture may have a wider font than Graphviz thinks. */
const LAID_OUT = '13.50';
const DRAWN = '10.00';

/** A diagram as an SVG, laid out by Graphviz. Its title and description tell it to those who do not see it. */
export async function svgOf(diagram: Diagram): Promise<string> {
  const viz = await instance();
  const svg = viz.renderString(dotOf(diagram), { format: 'svg' });
  const root = svg.slice(svg.indexOf('<svg')).replaceAll(`font-size="${LAID_OUT}"`, `font-size="${DRAWN}"`);
  const labelled = root.replace('<svg', '<svg role="img" aria-labelledby="diagram-title diagram-description"');
  const head = `<title id="diagram-title">${escaped(diagram.title)}</title>\n<desc id="diagram-description">${escaped(describe(diagram))}</desc>`;
  return labelled.replace(/(<svg[^>]*>)/, `$1\n${head}`);
}

function describe({ initial, transitions, staying }: Diagram): string {
  const ways = transitions.map(({ from, to, acts }) => `${from} to ${to} by ${acts.join(' or ')}`);
  const still = staying.length > 0 ? ` Acts that leave the measure where it is: ${staying.join(', ')}.` : '';
  return `A state diagram that begins at ${initial}. ${ways.join('; ')}.${still}`;
}

function dotOf({ initial, states, transitions }: Diagram): string {
  return [
    'digraph {',
    'rankdir=TB; compound=true; bgcolor="white"; pad=0.2; nodesep=0.5; ranksep=0.8;',
    'node [shape=box, style="rounded,filled", fillcolor="white", fontname="Helvetica,Arial,sans-serif", fontsize=13, margin="0.2,0.1"];',
    `edge [fontname="Helvetica,Arial,sans-serif", fontsize=${LAID_OUT}, color="#888888", fontcolor="#333333"];`,
    '"start" [shape=circle, label="", width=0.15, fixedsize=true, fillcolor="black"];',
    `"start" -> ${quoted(initial)};`,
    ...states.flatMap(nodes),
    ...transitions.map(
      ({ from, to, acts }) =>
        `${quoted(from)} -> ${quoted(to)} [label=${quoted(acts.join('\n'))}, tooltip=${quoted(`${from} to ${to}`)}];`,
    ),
    '}',
  ].join('\n');
}

function nodes({ path, name, states }: DrawnState): string[] {
  if (states.length === 0) return [`${quoted(path)} [label=${quoted(name)}, tooltip=${quoted(path)}];`];
  return [
    `subgraph ${quoted(`cluster ${path}`)} {`,
    `label=${quoted(name)}; style="rounded"; color="#999999"; fontname="Helvetica,Arial,sans-serif"; fontsize=13;`,
    ...states.flatMap(nodes),
    '}',
  ];
}

function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}
