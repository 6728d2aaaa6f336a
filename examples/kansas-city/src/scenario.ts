import { loadRecord, type ReplayedMeasure, type ReplayedRecord, replayRecord } from '@statecraft/cli';
import { type HistoryEntry, lifecycleOf, lifecycleOn, memoryLog, type RollCall } from '@statecraft/core';
import { rangesOf } from './keep-record.ts';
import { inked, opposed, paragraph } from './page.ts';
import type { Show } from './show.ts';

const margin = ' '.repeat(14);
const marks = { holds: '✓', fails: '✗', undetermined: '?', unsettled: '~' } as const;

/** Plays a scenario in a log of its own, in memory: what is supposed never comes near the record. */
export async function play(file: string): Promise<ReplayedRecord> {
  const log = memoryLog();
  try {
    return await replayRecord(await loadRecord(file), { log, partial: true });
  } finally {
    await log.close();
  }
}

/** Prints a scenario's own acts, one to a line and each marked hypothetical, with what the law makes of them. */
export function printScenario(replayed: ReplayedRecord, show: Show): void {
  const { record, measures } = replayed;
  const { paper, print } = show;
  print(inked(`${record.record.title}\n`, 'bold', paper));
  if (record.record.summary) print(paragraph(record.record.summary, paper));
  print('\n');
  for (const measure of measures) {
    let before = '';
    for (const entry of ownActs(replayed, measure)) {
      printAct(entry, before, replayed, show);
      before = entry.on;
    }
    print(inked(`\nHypothetical stage: ${measure.stage}\n`, 'magenta', paper));
    if (measure.effect?.date)
      print(inked(`Hypothetical effective date: ${measure.effect.date}\n`, 'magenta', paper));
  }
}

/** Prints the act that the procedure refuses in a scenario, and why. */
export function printRefusal({ record, procedure, refused }: ReplayedRecord, { paper, print }: Show): void {
  print(`${inked('✗', 'red', paper)} ${inked(record.record.title, 'bold', paper)} ${inked('(hypothetical)', 'magenta', paper)}\n`);
  for (const { act, rejections } of refused) {
    const { rule, row } = lifecycleOn(procedure, act.command.on);
    for (const { rule: id, message, citation } of rejections) {
      const title = (rule(id) ?? row(id))?.title ?? id;
      print(paragraph(`${title}: ${message}. · ${citation}`, paper, '  '));
    }
  }
  print('\n');
}

function ownActs({ record }: ReplayedRecord, { history }: ReplayedMeasure): HistoryEntry[] {
  const own = new Set(record.acts.flatMap((act) => (act.record === record.record.id ? [act.command.commandId] : [])));
  return history.filter(({ event }) => own.has(event.commandId));
}

function printAct({ event, on, data, stage, rulings }: HistoryEntry, before: string, { procedure }: ReplayedRecord, { paper, print }: Show) {
  const row = lifecycleOf(procedure, event.law.procedure.edition).row(event.law.row ?? '');
  const tag = `○ ${event.basis}`;
  const day = on === before ? margin.slice(2) : `${on}  `;
  const [line, landing] = opposed(`${day}${tag}: ${row?.title ?? event.type}`, `→ ${stage}`, paper);
  print(`${day}${inked(tag, 'magenta', paper)}${line.slice(day.length + tag.length)}${inked(landing, 'cyan', paper)}\n`);
  const who = event.by ? [`By seat ${numberOf(event.by.id)}${event.by.role ? `, the ${event.by.role}’s` : ''}.`] : [];
  for (const detail of [...who, ...rollOf(data)]) print(paragraph(detail, paper, margin));
  for (const { verdict, sentence, citation, numbers = {} } of rulings) {
    // A rule that is kept and has no sum to show goes without saying in a scenario.
    if (verdict === 'holds' && !('needed' in numbers) && !('date' in numbers)) continue;
    const open = verdict === 'unsettled' ? 'not settled: ' : verdict === 'undetermined' ? 'not determined: ' : '';
    print(paragraph(`${open}${sentence} · ${citation}`, paper, `${margin}  `, `${margin}${marks[verdict]} `));
  }
}

function rollOf({ method }: HistoryEntry['data']): string[] {
  const { ayes, nays } = (method ?? {}) as Partial<RollCall>;
  if (!ayes || !nays) return [];
  return [`Ayes: seats ${rangesOf(ayes.map(numberOf))}. Nays: seats ${rangesOf(nays.map(numberOf))}.`];
}

/** The number of a numbered seat: 7 of `seat-7`. */
function numberOf(seat: string): number {
  return Number(seat.replace('seat-', ''));
}
