import { isWithin, stageNames } from '@statecraft/core';
import { html } from 'hono/html';
import type { Markup } from './markup.ts';

const words: Readonly<Record<(typeof stageNames)[number], string>> = {
  unfiled: 'Not filed',
  filed: 'Filed',
  introduced: 'Introduced',
  committee: 'In committee',
  vote: 'Before the council',
  executive: 'With the executive',
  enacted: 'Enacted',
  failed: 'Failed',
  withdrawn: 'Withdrawn',
  expired: 'Expired',
  closed: 'Closed',
};

/** The order in which a docket shows its stages: what is nearest to a decision first, what is decided last. */
export const docketOrder = [
  'executive',
  'vote',
  'committee',
  'introduced',
  'filed',
  'unfiled',
  'enacted',
  'failed',
  'withdrawn',
  'expired',
  'closed',
] as const satisfies readonly (typeof stageNames)[number][];

/** The stage that people know, of a finer one: `committee` of `committee.held`. */
export function mainStage(stage: string): (typeof stageNames)[number] {
  return stageNames.find((name) => isWithin(stage, name)) ?? 'unfiled';
}

/** A stage for people: "In committee: held". */
export function stageInWords(stage: string): string {
  const [, finer] = stage.split('.');
  const main = words[mainStage(stage)];
  return finer === undefined ? main : `${main}: ${finer.replaceAll('-', ' ')}`;
}

/** A stage as a label in its colour. */
export function stageLabel(stage: string): Markup {
  return html`<span class="stage stage-${mainStage(stage)}">${stageInWords(stage)}</span>`;
}
