import { loadRecord, type ReplayedMeasure, type ReplayedRecord, replayRecord } from '@statecraft/cli';
import { type HistoryEntry, legalDate, lifecycleOf, lifecycleOn, memoryLog } from '@statecraft/core';
import { kansasCity } from '@statecraft/procedures/kansas-city';
import { inked, opposed, paragraph, rangesOf } from './page.ts';
import type { Show } from './show.ts';

const margin = ' '.repeat(14);
const verdicts = {
  holds: { mark: '✓', word: '' },
  fails: { mark: '✗', word: '' },
  undetermined: { mark: '?', word: 'not determined: ' },
  unsettled: { mark: '~', word: 'not settled: ' },
} as const;

/** Plays a scenario in a log of its own, in memory: what is supposed never comes near the record. */
export async function play(file: string): Promise<ReplayedRecord> {
  const log = memoryLog();
  try {
    return await replayRecord(await loadRecord(file, { procedures: [kansasCity] }), {
      log,
      procedures: [kansasCity],
      partial: true,
    });
  } finally {
    await log.close();
  }
}

/** Prints a scenario's own acts, each marked hypothetical, with what the law makes of them. */
export function printScenario(replayed: ReplayedRecord, show: Show): void {
  const { record, measures } = replayed;
  const { paper, print } = show;
  print(`${inked(record.record.title, 'magenta', paper)}\n`);
  if (record.record.summary) print(paragraph(record.record.summary, paper));
  print('\n');
  for (const measure of measures) {
    let before = '';
    for (const entry of ownActs(replayed, measure)) {
      printAct(entry, before, replayed, show);
      before = entry.on;
    }
    print(`\n${inked(`Hypothetical stage: ${measure.stage}`, 'magenta', paper)}\n`);
    if (measure.effect?.date)
      print(`${inked(`Hypothetical effective date: ${measure.effect.date}`, 'magenta', paper)}\n`);
  }
}

/** Prints the act that the procedure refuses in a scenario, and why. */
export function printRefusal({ record, procedure, refused }: ReplayedRecord, { paper, print }: Show): void {
  print(`\n${inked('✗', 'red', paper)} ${inked(record.record.title, 'magenta', paper)}\n`);
  for (const { act, rejections } of refused) {
    const { rule, row } = lifecycleOn(procedure, legalDate.parse(act.command.on));
    for (const { rule: id, message, citation } of rejections) {
      const title = (rule(id) ?? row(id))?.title ?? id;
      print(paragraph(`${title}: ${message} · ${citation}`, paper, '  '));
    }
  }
}

function ownActs({ record }: ReplayedRecord, { history }: ReplayedMeasure): HistoryEntry[] {
  const own = new Set(record.acts.flatMap((act) => (act.record === record.record.id ? [act.command.commandId] : [])));
  return history.filter(({ event }) => own.has(event.commandId));
}

function printAct(entry: HistoryEntry, before: string, { procedure }: ReplayedRecord, { paper, print }: Show): void {
  const { event, on, stage, rulings } = entry;
  const row = lifecycleOf(procedure, event.law.procedure.edition).row(event.law.row ?? '');
  const day = on === before ? ' '.repeat(12) : `${on}  `;
  const tag = `○ ${event.basis}`;
  const [line, landing] = opposed(`${day}${tag}: ${row?.title ?? event.type}`, `→ ${stage}`, paper);
  const title = line.slice(day.length + tag.length);
  print(`${day}${inked(tag, 'magenta', paper)}${title}${inked(landing, 'cyan', paper)}\n`);
  for (const detail of detailsOf(entry)) print(paragraph(detail, paper, margin));
  for (const { verdict, sentence, citation, numbers = {}, asked } of rulings) {
    // What a row only asked refuses nothing.
    if (asked) continue;
    // A rule that is kept and has no sum to show goes without saying in a scenario.
    if (verdict === 'holds' && !('needed' in numbers) && !('date' in numbers)) continue;
    const { mark, word } = verdicts[verdict];
    print(paragraph(`${word}${sentence} · ${citation}`, paper, `${margin}  `, `${margin}${mark} `));
  }
}

/** What an act of a scenario says of itself: whose seat did it, which reading, which seats voted how. */
function detailsOf({ event: { by }, data }: HistoryEntry): string[] {
  const { reading, until, text, method } = data as {
    reading?: number;
    until?: string;
    text?: { label: string };
    method?: { ayes?: readonly string[]; nays?: readonly string[] };
  };
  return [
    by && `By seat ${numberOf(by.id)}, the ${by.role}’s.`,
    reading && `Reading ${reading}.`,
    until === 'indefinite' && 'Without a date.',
    text && `Text: ${text.label}.`,
    method && `Ayes: seats ${seatsOf(method.ayes)}. Nays: seats ${seatsOf(method.nays)}.`,
  ].filter((detail) => typeof detail === 'string');
}

function seatsOf(names: readonly string[] = []): string {
  return rangesOf(names.map(numberOf));
}

/** The number of a numbered seat: 7 of `seat-7`. */
function numberOf(seat: string): number {
  return Number(seat.replace('seat-', ''));
}
