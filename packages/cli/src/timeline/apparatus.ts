import { indent, type Page } from '../print/page.ts';
import { span, spans } from '../print/spans.ts';
import type { LoadedRecord } from '../record/load-record.ts';

type Shown = Pick<LoadedRecord, 'record' | 'acts' | 'sources'>;

/** Prints where sources differ, as a small table. None of them is picked. */
export function putDisagreements(page: Page, { record: { disagreements } }: Shown): void {
  if (disagreements.length === 0) return;
  page.heading('Where the sources differ');
  const width = Math.min(24, Math.max(...disagreements.map(({ topic }) => topic.length)) + 4);
  for (const { topic, accounts } of disagreements) {
    for (const [index, { says, from }] of merged(accounts).entries()) {
      const lead = index === 0 ? `  ${topic}`.padEnd(width) : ' '.repeat(width);
      page.put(spans(says), { first: [span(lead)], rest: [span(' '.repeat(width))] }, span(from.join(', '), 'dim'));
    }
  }
}

/** Prints a record's own notes. */
export function putNotes(page: Page, { record: { notes } }: Shown): void {
  if (notes.length === 0) return;
  page.heading('Notes');
  for (const note of notes) page.put([span(note)], indent(2));
}

/** Prints a record's sources, and those of the records it continues that its own acts rest on. */
export function putSources(page: Page, { record, acts, sources }: Shown): void {
  const used = new Set([
    ...Object.keys(record.sources),
    ...acts.flatMap(({ record: id, command: { source } }) => (id === record.id && source?.id ? [source.id] : [])),
    ...record.disagreements.flatMap(({ accounts }) => accounts.map(({ source }) => source)),
  ]);
  if (used.size === 0) return;
  page.heading('Sources');
  const width = Math.max(...[...used].map((key) => key.length)) + 4;
  for (const key of [...used].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))) {
    const { title = '', address } = sources[key] ?? {};
    page.put(spans(title, address && span(` ${address}`, 'dim')), {
      first: [span(`  ${key}`.padEnd(width))],
      rest: [span(' '.repeat(width))],
    });
  }
}

/** Accounts that say the same, told once with all their sources. */
function merged(accounts: LoadedRecord['record']['disagreements'][number]['accounts']) {
  const saying = new Map<string, string[]>();
  for (const { says, source } of accounts) saying.set(says, [...(saying.get(says) ?? []), source]);
  return [...saying].map(([says, from]) => ({ says, from }));
}
