import { actInWords, type NameOf } from '@statecraft/cli';
import {
  type ActOf,
  actOnRecord,
  countOf,
  type HistoryEntry,
  type Lifecycle,
  ownVocabulary,
  type RecordedEvent,
} from '@statecraft/core';
import { html } from 'hono/html';
import { datesInWords, day, instant } from './dates.ts';
import { basisLabel, grounds } from './grounds.ts';
import { all, type Markup, nothing } from './markup.ts';
import { rulingsInShort, rulingsList } from './rulings.ts';
import { stageLabel } from './stages.ts';
import { voteChart } from './vote-chart.ts';

/** What the acts of a measure are told with. */
export interface Telling {
  readonly nameOf: NameOf;
  readonly zone: string;
  /** Where an act is put right, for those who may. */
  readonly correctAt?: ((event: RecordedEvent) => string) | undefined;
  /** The law of the edition that judged an act; `undefined` where it is not at hand. */
  readonly lifecycleOf: (event: RecordedEvent) => Lifecycle | undefined;
}

/** A correction on record, by its own event. */
export type Corrections = ReadonlyMap<string, RecordedEvent>;

/** An act as the timeline shows it. */
export type Station =
  | { readonly kind: 'act'; readonly entry: HistoryEntry; readonly correction?: RecordedEvent | undefined }
  | { readonly kind: 'struck'; readonly event: RecordedEvent; readonly correction: RecordedEvent };

/** A measure's acts in legal order; those that a correction struck stand in their place, marked. */
export function stationsOf(history: readonly HistoryEntry[], events: readonly RecordedEvent[]): Station[] {
  const byId = new Map(events.map((event) => [event.id, event]));
  const kept = new Set(history.map(({ event }) => event.id));
  const struck = events.flatMap((correction): Station[] => {
    const data = correction.data as Partial<ActOf<'correct'>['data']>;
    if (correction.type !== 'corrected' || !data.change || !('strike' in data.change)) return [];
    const event = byId.get(data.event ?? '');
    return event && !kept.has(event.id) ? [{ kind: 'struck', event, correction }] : [];
  });
  const acts = history.map((entry): Station => {
    const correction = entry.correctedBy === undefined ? undefined : byId.get(entry.correctedBy);
    return { kind: 'act', entry, correction };
  });
  // Sorting is stable, so acts of one day keep their legal order.
  return [...acts, ...struck].sort((a, b) => dayOf(a).localeCompare(dayOf(b)));
}

function dayOf(station: Station): string {
  return station.kind === 'act' ? station.entry.on : station.event.on;
}

/** The timeline of a measure: each act with its day, who did it, its source, its vote drawn, and what the law made of it. */
export function timeline(stations: readonly Station[], telling: Telling): Markup {
  let before: string | undefined;
  return html`<ol class="timeline">${all(
    stations.map((station, index) => {
      const item = station.kind === 'act' ? actItem(station, before, telling, index) : struckItem(station, telling);
      if (station.kind === 'act') before = station.entry.stage;
      return item;
    }),
  )}</ol>`;
}

function actItem(
  { entry, correction }: Extract<Station, { kind: 'act' }>,
  stageBefore: string | undefined,
  telling: Telling,
  index: number,
): Markup {
  const { event, on, rulings, stage, source } = entry;
  const { headline, details } = inWords(entry, telling);
  const lifecycle = telling.lifecycleOf(event);
  return html`<li class="act act-${event.basis}" id="act-${event.version}">
    <p class="act-day">${day(on, 'short')}</p>
    <div class="act-body">
      <h3>${together(headline)} ${basisLabel(event.basis)}</h3>
      ${stage !== undefined && stage !== stageBefore ? html`<p class="act-stage"><span class="quiet">Now</span> ${stageLabel(stage)}</p>` : nothing}
      ${all(details.map((detail) => html`<p class="act-detail">${datesInWords(detail)}</p>`))}
      ${voteOf(entry, telling)}
      ${correction ? correctionNote(correction, telling) : nothing}
      ${grounds(event.basis, source)}
      <details id="rulings-${index + 1}">
        <summary>${rulings.length === 0 ? 'No rule speaks of this act' : `What the law made of it: ${rulingsInShort(rulings)}`}</summary>
        ${rulings.length === 0 ? nothing : rulingsList(rulings, lifecycle)}
        <p class="quiet recorded">Entered ${instant(event.at, telling.zone)}${event.recordedBy ? ` by ${telling.nameOf(event.recordedBy)}` : ''}, number ${event.position} in the log.</p>
        ${telling.correctAt ? html`<p><a href="${telling.correctAt(event)}">Put this right<span class="sr">: ${headline}</span></a></p>` : nothing}
      </details>
    </div>
  </li>`;
}

function struckItem({ event, correction }: Extract<Station, { kind: 'struck' }>, telling: Telling): Markup {
  const lifecycle = telling.lifecycleOf(event);
  const headline = lifecycle
    ? actInWords(actOnRecord(event, lifecycle.procedure.uses), { nameOf: telling.nameOf, lifecycle }).headline
    : event.type;
  return html`<li class="act act-struck" id="act-${event.version}">
    <p class="act-day">${day(event.on, 'short')}</p>
    <div class="act-body">
      <h3><del>${headline}</del> <span class="basis basis-struck">struck</span></h3>
      ${correctionNote(correction, telling)}
    </div>
  </li>`;
}

function correctionNote({ at, recordedBy, data }: RecordedEvent, { zone, nameOf }: Telling): Markup {
  const { change, reason } = data as ActOf<'correct'>['data'];
  const what = 'strike' in change ? 'Taken off the record' : 'Shown as corrected';
  return html`<p class="correction"><strong>${what}</strong> ${instant(at, zone)}${recordedBy ? ` by ${nameOf(recordedBy)}` : ''}: ${reason}</p>`;
}

/** An act in words; who voted how is drawn and named beside it, and so left out of them. */
function inWords(
  entry: HistoryEntry,
  { nameOf, lifecycleOf }: Telling,
): { headline: string; details: readonly string[] } {
  const { event, type, on, by, outcome, rulings } = entry;
  const lifecycle = lifecycleOf(event);
  if (!lifecycle) return { headline: type, details: [] };
  const said = { ...event, type, on, by, outcome, data: withoutNames(entry) };
  const act = actOnRecord(said, lifecycle.procedure.uses);
  return actInWords(act, { nameOf, lifecycle, rulings });
}

const { vote, report } = ownVocabulary.acts;

function withoutNames({ type, data }: HistoryEntry): HistoryEntry['data'] {
  if (type === vote.event) {
    const { method } = data as ActOf<'vote'>['data'];
    const count = countOf(method);
    return method.kind === 'roll-call' ? { ...data, method: { kind: 'tally', ...count } } : data;
  }
  if (type === report.event) {
    const { roll: _drawn, ...rest } = data;
    return rest;
  }
  return data;
}

function voteOf({ type, data, outcome, rulings }: HistoryEntry, { nameOf }: Telling): Markup {
  if (type === vote.event) {
    const { method, announced } = data as ActOf<'vote'>['data'];
    return voteChart({ method, outcome: outcome ?? announced, rulings }, nameOf);
  }
  const { roll } = data as { roll?: ActOf<'report'>['data']['roll'] };
  return type === report.event && roll
    ? voteChart({ method: { kind: 'roll-call', ...roll }, rulings: [] }, nameOf)
    : nothing;
}

/** A headline with its dates in words, and the two sides of a count on one line. */
function together(headline: string): Markup {
  const parts = datesInWords(headline).split(/(\d+–\d+)/);
  return all(parts.map((part, index) => (index % 2 === 0 ? part : html`<span class="count-pair">${part}</span>`)));
}
