import { type Chronicled, canonicalJson, type RecordedEvent } from '@statecraft/core';
import type { Change, CorrectionTold } from './notice.ts';

/**
 * What an event says of earlier acts that is not as it was told before: by a correction, a late act, or a roster put right.
 *
 * `undefined` when every act reads as it did.
 */
export function correctionTold(
  event: RecordedEvent,
  before: readonly Chronicled[],
  after: readonly Chronicled[],
): CorrectionTold | undefined {
  const now = new Map(after.map((act) => [act.id, act]));
  const changes = before.flatMap((act) => changesOf(act, now.get(act.id)));
  if (changes.length === 0) return undefined;
  const named = event.type === 'corrected' ? String(event.data.event) : undefined;
  const acts = [...new Set([...(named === undefined ? [] : [named]), ...changes.map(({ act }) => act)])];
  const [of = ''] = acts;
  return {
    of,
    acts,
    reason: typeof event.data.reason === 'string' ? event.data.reason : undefined,
    withdrawn: !now.has(of),
    changes,
  };
}

function changesOf(old: Chronicled, act: Chronicled | undefined): Change[] {
  const change = (what: string, from: unknown, to: unknown): Change[] =>
    canonicalJson(from ?? null) === canonicalJson(to ?? null)
      ? []
      : [{ act: old.id, what, from: printed(from), to: printed(to) }];
  if (!act) return [{ act: old.id, what: 'act', from: old.event.type, to: '' }];
  const keys = new Set([...Object.keys(old.data), ...Object.keys(act.data)]);
  return [
    ...change('date', old.on, act.on),
    ...change('outcome', old.outcome, act.outcome),
    ...change('stage', old.law.stage, act.law.stage),
    ...[...keys].flatMap((key) => factChanges(key, old.data[key], act.data[key], change)),
  ];
}

/** A roll or tally is compared answer by answer, anything else as a whole. */
function factChanges(
  key: string,
  from: unknown,
  to: unknown,
  change: (what: string, from: unknown, to: unknown) => Change[],
): Change[] {
  if (key !== 'method' || !isObject(from) || !isObject(to)) return change(key, from, to);
  return [...new Set([...Object.keys(from), ...Object.keys(to)])].flatMap((part) => change(part, from[part], to[part]));
}

/** A fact in a line. */
function printed(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map(printed).join(', ');
  if (isObject(value))
    return Object.entries(value)
      .map(([key, inner]) => `${key}: ${printed(inner)}`)
      .join('; ');
  return String(value);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
