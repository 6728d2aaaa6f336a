import { printProblem } from '@statecraft/legistar';
import { auditRecord } from '../audit/audit-record.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { lawWith } from '../load-procedure.ts';
import { InputError } from '../record/input-error.ts';
import { loadRecord } from '../record/load-record.ts';
import { type Story, storiesOfRecord, storyOfSource } from '../report/story.ts';
import { timelineSvg } from '../report/timeline-svg.ts';
import { writeText } from '../report/write-text.ts';
import { auditSource } from '../source/audit-source.ts';
import { openSource, type SourceFlags } from '../source/open-source.ts';
import type { Terminal } from '../terminal.ts';

/** What `statecraft timeline` may be told. */
export type TimelineFlags = Omit<SourceFlags, 'format'> &
  Partial<Pick<SourceFlags, 'format'>> & {
    /** Our id of the measure, or the number that the clerk prints. */
    readonly measure: string;
    readonly svg: string;
  };

/** Draws the life of one measure of an audited record. */
export async function timelineCommand(
  files: readonly string[],
  flags: TimelineFlags,
  terminal: Terminal,
): Promise<ExitCode> {
  const { measure, svg } = flags;
  const story = await storyIn(files, flags, terminal);
  if (!story) throw new InputError('--measure', [{ place: '', problem: `there is no measure ${measure}` }]);
  await writeText(svg, [timelineSvg(story)]);
  return exitCodes.done;
}

async function storyIn(
  files: readonly string[],
  { format, measure, ...flags }: TimelineFlags,
  { complain, progress }: Terminal,
): Promise<Story | undefined> {
  if (format === undefined) {
    const { asked, procedures } = await lawWith(flags);
    const audited = await auditRecord(await loadRecord(files[0] ?? '', { procedures }), {
      procedures,
      procedure: asked?.id,
    });
    return storiesOfRecord(audited).find(({ id, number }) => id === measure || number === measure);
  }
  const source = await openSource(files, { ...flags, format }, (problem) => complain(`${printProblem(problem)}\n`));
  let found: Story | undefined;
  await auditSource(source, {
    progress,
    each: (audited) => {
      const { id, file } = audited.measure;
      if (source.dictionary.measureFor(id) === measure || file === measure || String(id) === measure)
        found = storyOfSource(audited, source);
    },
  });
  progress?.(undefined);
  return found;
}
