import { instance } from '@viz-js/viz';
import { escaped } from '../report/markup.ts';
import type { Diagram, DrawnState, DrawnTransition } from './diagram.ts';

/** Labels of arrows are laid out larger than they are drawn: whoever looks at the picture may have a wider font than Graphviz thinks. */
const LAID_OUT = '13.50';
const DRAWN = '10.00';

/** Where a measure is on a diagram. */
export interface Whereabouts {
  /** The path of the state that it is in: `committee.held`. */
  readonly present: string;
  /** The paths of the states that it has been in. */
  readonly past?: readonly string[];
}

/**
 * A diagram as an SVG, laid out by Graphviz. Its title and description tell it to those who do not see it.
 *
 * With `whereabouts` the present state is lit, and of the acts only those that lead on from it are named, so that the whole fits a page.
 * A style sheet finds the states and arrows by their classes: `present` and `past`, `next`.
 */
export async function svgOf(diagram: Diagram, whereabouts?: Whereabouts): Promise<string> {
  const viz = await instance();
  const svg = viz.renderString(dotOf(diagram, whereabouts), { format: 'svg' });
  const root = svg.slice(svg.indexOf('<svg')).replaceAll(`font-size="${LAID_OUT}"`, `font-size="${DRAWN}"`);
  const labelled = root.replace('<svg', '<svg role="img" aria-labelledby="diagram-title diagram-description"');
  const head = `<title id="diagram-title">${escaped(diagram.title)}</title>\n<desc id="diagram-description">${escaped(describe(diagram, whereabouts))}</desc>`;
  return labelled.replace(/(<svg[^>]*>)/, `$1\n${head}`);
}

function describe({ initial, transitions, staying }: Diagram, whereabouts: Whereabouts | undefined): string {
  const ways = transitions.map(({ from, to, acts }) => `${from} to ${to} by ${acts.join(' or ')}`);
  const still = staying.length > 0 ? ` Acts that leave the measure where it is: ${staying.join(', ')}.` : '';
  const here = whereabouts ? ` The measure is at ${whereabouts.present}.` : '';
  return `A state diagram that begins at ${initial}.${here} ${ways.join('; ')}.${still}`;
}

function dotOf({ initial, states, transitions }: Diagram, whereabouts: Whereabouts | undefined): string {
  // Without the names of most acts there is nothing that needs room between the states.
  const room = whereabouts ? 'nodesep=0.3; ranksep=0.4;' : 'nodesep=0.5; ranksep=0.8;';
  return [
    'digraph {',
    `rankdir=TB; compound=true; bgcolor="white"; pad=0.2; ${room}`,
    'node [shape=box, style="rounded,filled", fillcolor="white", fontname="Helvetica,Arial,sans-serif", fontsize=13, margin="0.2,0.1"];',
    `edge [fontname="Helvetica,Arial,sans-serif", fontsize=${LAID_OUT}, color="#888888", fontcolor="#333333"];`,
    '"start" [shape=circle, label="", width=0.15, fixedsize=true, fillcolor="black"];',
    `"start" -> ${quoted(initial)};`,
    ...states.flatMap((state) => nodes(state, whereabouts)),
    ...transitions.map((transition) => edge(transition, whereabouts)),
    '}',
  ].join('\n');
}

function edge({ from, to, acts }: DrawnTransition, whereabouts: Whereabouts | undefined): string {
  const leadsOn = whereabouts === undefined || whereabouts.present === from;
  const label = leadsOn ? acts.join('\n') : '';
  const lit = whereabouts && leadsOn ? ', class="next", color="#1f4e79", penwidth=2' : '';
  return `${quoted(from)} -> ${quoted(to)} [label=${quoted(label)}, tooltip=${quoted(`${from} to ${to}`)}${lit}];`;
}

function nodes({ path, name, states }: DrawnState, whereabouts: Whereabouts | undefined): string[] {
  if (states.length === 0) {
    return [`${quoted(path)} [label=${quoted(name)}, tooltip=${quoted(path)}${lightOf(path, whereabouts)}];`];
  }
  return [
    `subgraph ${quoted(`cluster ${path}`)} {`,
    `label=${quoted(name)}; style="rounded"; color="#999999"; fontname="Helvetica,Arial,sans-serif"; fontsize=13;`,
    ...states.flatMap((state) => nodes(state, whereabouts)),
    '}',
  ];
}

function lightOf(path: string, whereabouts: Whereabouts | undefined): string {
  if (path === whereabouts?.present) return ', class="present", fillcolor="#ffe08a", penwidth=2.5';
  return whereabouts?.past?.includes(path) ? ', class="past", fillcolor="#eef2f6"' : '';
}

function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}
