import { type Phase, type stageNames, UNFILED } from '@statecraft/core';
import { html } from 'hono/html';
import { law } from '../law.ts';
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
export const docketOrder: readonly string[] = [
  ...declared('pending'),
  ...(['executive', 'vote', 'committee', 'introduced', 'filed', 'unfiled'] satisfies OwnStage[]),
  ...declared('before'),
  ...(['enacted'] satisfies OwnStage[]),
  ...declared('law'),
  ...(['failed', 'withdrawn', 'expired', 'closed'] satisfies OwnStage[]),
  ...declared('over'),
];

type OwnStage = (typeof stageNames)[number];

/** The roots of a phase that the procedure declares besides ours. */
function declared(phase: Phase): string[] {
  return Object.entries(law.stages).flatMap(([root, stage]) => (stage.phase === phase ? [root] : []));
}

/** The stage that people know, of a finer one: `committee` of `committee.held`. */
export function mainStage(stage: string): string {
  const root = stage.split('.', 1)[0] ?? stage;
  return docketOrder.includes(root) ? root : UNFILED;
}

function mainInWords(root: string): string {
  return Object.hasOwn(words, root) ? words[root as OwnStage] : (law.stages[root]?.title ?? words.unfiled);
}

/** A stage for people: "In committee: held". */
export function stageInWords(stage: string): string {
  const [, finer] = stage.split('.');
  const main = mainInWords(mainStage(stage));
  return finer === undefined ? main : `${main}: ${finer.replaceAll('-', ' ')}`;
}

/** A stage as a label in its colour. */
export function stageLabel(stage: string): Markup {
  return html`<span class="stage stage-${mainStage(stage)}">${stageInWords(stage)}</span>`;
}
