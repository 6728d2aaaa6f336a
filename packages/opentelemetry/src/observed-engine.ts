import type { Attributes, Span } from '@opentelemetry/api';
import { type BatchResult, definitionsOf, type Engine, type Rejection, type Result } from '@statecraft/core';
import { errorType, type ObservingOptions, providersOf, within } from './instruments.ts';

/**
 * The same engine, each of whose commands is a span and is counted: what was recorded, and what was refused under which rule.
 *
 * Spans: `statecraft.execute`, `statecraft.execute_all`, `statecraft.correct_act`, parents of the log's where that is observed too.
 *
 * Metrics: `statecraft.engine.commands` (by `statecraft.act` and `statecraft.outcome`: `recorded`, `repeated`, `refused`, `fault`)
 * and `statecraft.engine.rejections` (by `statecraft.act` and `statecraft.rule`).
 *
 * @example
 * const engine = observedEngine(createEngine({ log: observedLog(log), procedures: [kansasCity] }));
 */
export function observedEngine(engine: Engine, options: ObservingOptions = {}): Engine {
  const { tracer, meter } = providersOf(options);
  const known = new Set<unknown>(definitionsOf(engine.uses).acts.map(({ type }) => type));
  const commands = meter.createCounter('statecraft.engine.commands', {
    description: 'Commands, by what came of them.',
    unit: '{command}',
  });
  const rejections = meter.createCounter('statecraft.engine.rejections', {
    description: 'Reasons for which commands were refused.',
    unit: '{rejection}',
  });

  /** What act a command is, whatever was handed over as one: a name that is none would be a series of its own in every metric. */
  const actOf = (command: { readonly type?: unknown } | null) =>
    known.has(command?.type) ? String(command?.type) : 'unknown';
  const refused = (span: Span, acts: readonly string[], found: readonly (Rejection & { readonly act: string })[]) => {
    span.setAttribute('statecraft.rules', [...new Set(found.map(({ rule }) => rule))]);
    for (const { act, rule } of found) rejections.add(1, { 'statecraft.act': act, 'statecraft.rule': rule });
    count(acts, 'refused');
  };
  const count = (acts: readonly string[], outcome: string, more: Attributes = {}) => {
    for (const act of acts) commands.add(1, { 'statecraft.act': act, 'statecraft.outcome': outcome, ...more });
  };
  const observed = <Outcome>(
    name: string,
    acts: readonly string[],
    attributes: Attributes,
    work: (span: Span) => Promise<Outcome>,
  ) =>
    within(tracer, `statecraft.${name}`, { 'statecraft.acts': [...acts], ...attributes }, async (span) => {
      try {
        return await work(span);
      } catch (fault) {
        count(acts, 'fault', { 'error.type': errorType(fault) });
        throw fault;
      }
    });
  const tell = (span: Span, acts: readonly string[], result: Result) => {
    if (!result.ok)
      return refused(
        span,
        acts,
        result.rejections.map((rejection) => ({ ...rejection, act: acts[0] ?? '' })),
      );
    span.setAttribute('statecraft.repeated', result.repeated);
    count(acts, result.repeated ? 'repeated' : 'recorded');
  };
  const tellBatch = (span: Span, acts: readonly string[], result: BatchResult) => {
    if (result.ok) return count(acts, 'recorded');
    const found = result.refusals.flatMap(({ index, rejections }) =>
      rejections.map((rejection) => ({ ...rejection, act: acts[index] ?? '' })),
    );
    refused(span, acts, found);
  };

  return {
    ...engine,
    execute: (command, how) => {
      const acts = [actOf(command)];
      return observed('execute', acts, { 'statecraft.subject': subjectOf(command) }, async (span) => {
        const result = await engine.execute(command, how);
        tell(span, acts, result);
        return result;
      });
    },
    executeAll: (batch, how) => {
      const acts = batch.map(actOf);
      return observed('execute_all', acts, {}, async (span) => {
        const result = await engine.executeAll(batch, how);
        tellBatch(span, acts, result);
        return result;
      });
    },
    correctAct: (correction, how) =>
      observed('correct_act', ['correct'], {}, async (span) => {
        const result = await engine.correctAct(correction, how);
        tellBatch(span, ['correct'], result);
        return result;
      }),
  };
}

/** The measure or body that a command is about, as far as it says. */
function subjectOf(command: { readonly measure?: unknown; readonly body?: unknown } | null): string {
  const subject = command?.measure ?? command?.body;
  return typeof subject === 'string' ? subject : '';
}
