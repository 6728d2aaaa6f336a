import { stageNames } from '@statecraft/core';

/** The stage that people know, of a finer one. */
export function mainStage(stage: string): string {
  return stage.split('.')[0] ?? stage;
}

/** The colour of a stage, as a custom property; that of a root which a procedure declares is the quiet one. */
export function colourOf(stage: string): string {
  return `var(--${Object.hasOwn(stages, mainStage(stage)) ? mainStage(stage) : 'faint'})`;
}

/** Colours of the stages, on a light ground and on a dark one. */
const stages: Readonly<Record<(typeof stageNames)[number], readonly [light: string, dark: string]>> = {
  unfiled: ['#8a8f98', '#8a8f98'],
  filed: ['#7d9bc1', '#54749c'],
  introduced: ['#4f86c6', '#5c93d4'],
  committee: ['#2a6f97', '#4aa3cf'],
  vote: ['#6a4c93', '#a98bd6'],
  executive: ['#b5651d', '#e09a4f'],
  enacted: ['#2d7d46', '#57b576'],
  failed: ['#b3261e', '#ef7d74'],
  withdrawn: ['#8d6e00', '#d0b03c'],
  expired: ['#77777f', '#a0a0aa'],
  closed: ['#50505a', '#c4c4ce'],
};

const ground = {
  ink: ['#1c1c20', '#ececf0'],
  paper: ['#ffffff', '#17181c'],
  faint: ['#5d5f68', '#a9abb6'],
  line: ['#c9cbd3', '#44464f'],
  bad: ['#b3261e', '#ef7d74'],
  open: ['#7a5b00', '#dcb53f'],
} as const;

/** The colours as custom properties, by what the reader's system is set to. */
export const colours = [
  ':root{color-scheme:light dark;',
  ...variables(0),
  '}@media (prefers-color-scheme:dark){:root{',
  ...variables(1),
  '}}',
].join('');

function variables(side: 0 | 1): string[] {
  return [...Object.entries(ground), ...stageNames.map((name) => [name, stages[name]] as const)].map(
    ([name, pair]) => `--${name}:${pair[side]};`,
  );
}
