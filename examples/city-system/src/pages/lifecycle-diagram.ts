import { diagramOf, svgOf } from '@statecraft/cli';
import type { HistoryEntry, Lifecycle } from '@statecraft/core';
import { lifecycleMachine, stateValueOf } from '@statecraft/core/machine';
import { html, raw } from 'hono/html';
import { datesInWords } from './dates.ts';
import type { Markup } from './markup.ts';
import { stageInWords } from './stages.ts';

/** Drawings are laid out once: there are as many as there are ways to have come to a stage. */
const drawn = new Map<string, Promise<string>>();
const MOST_KEPT = 200;

/** The machine's diagram with the present stage lit, the stages behind it shaded and the ways on from it named. */
export async function lifecycleDiagram(
  lifecycle: Lifecycle,
  stage: string,
  history: readonly Pick<HistoryEntry, 'stage'>[],
): Promise<Markup> {
  const present = pathOf(lifecycle, stage);
  const past = [
    ...new Set(history.flatMap((entry) => (entry.stage === undefined ? [] : [pathOf(lifecycle, entry.stage)]))),
  ]
    .filter((path) => path !== present)
    .sort();
  const { id, edition, version } = lifecycle.ref;
  const key = JSON.stringify([id, edition, version, present, past]);
  const svg = await (drawn.get(key) ?? draw(key, lifecycle, present, past));
  return html`<figure class="diagram">
    <div class="diagram-frame" tabindex="0" role="group" aria-label="Diagram of the stages; scrolls sideways on a narrow screen">${raw(svg)}</div>
    <figcaption class="quiet">
      The law’s own machine: at <strong>${stageInWords(stage)}</strong>, lit; where it has been, shaded; what may lead on from
      there, by the acts named. Drawn from the procedure, edition of ${datesInWords(edition)}.
    </figcaption>
  </figure>`;
}

function draw(key: string, lifecycle: Lifecycle, present: string, past: readonly string[]): Promise<string> {
  const svg = svgOf(diagramOf(lifecycleMachine(lifecycle), lifecycle), { present, past });
  if (drawn.size >= MOST_KEPT) drawn.clear();
  drawn.set(key, svg);
  // A drawing that failed is tried again.
  svg.catch(() => drawn.delete(key));
  return svg;
}

function pathOf(lifecycle: Lifecycle, stage: string): string {
  const value = stateValueOf(lifecycle, stage);
  return typeof value === 'string' ? value : (Object.entries(value)[0] ?? []).join('.');
}
