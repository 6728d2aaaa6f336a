import type { LivedAct } from '../living/city.ts';
import { sayAct } from './say-act.ts';

/** A history as lines to read, each act with where it led or why it was refused; one of them may be marked. */
export function timelineOf(acts: readonly LivedAct[], marked?: number): string {
  return acts
    .map(({ command, accepted, rejections, stage }, index) => {
      const came = accepted ? `-> ${stage}` : `refused by ${rejections.map(({ rule }) => rule).join(', ')}`;
      return `${index === marked ? '>' : ' '} ${index + 1}. ${sayAct(command)} ${came}`;
    })
    .join('\n');
}
