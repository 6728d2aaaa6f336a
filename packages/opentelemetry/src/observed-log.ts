import type { Attributes } from '@opentelemetry/api';
import type { EventLog, RecordedEvent } from '@statecraft/core';
import { active, errorType, mark, type ObservingOptions, providersOf, within } from './instruments.ts';

/** How a log is observed. */
export interface LogObservingOptions extends ObservingOptions {
  /** What the log is called where telemetry is kept: the jurisdiction, say. */
  readonly name?: string;
}

/**
 * The same log, each of whose operations is a span and is measured. What acts say never leaves it: spans name operations, streams,
 * counts and positions.
 *
 * Spans: `statecraft.append`, `statecraft.read_stream`, `statecraft.find_command`, `statecraft.read`, `statecraft.head`. A reading's
 * span lasts until whoever reads is done; a subscription has none, since it may never end.
 *
 * Metrics: `statecraft.log.operation.duration` (seconds, by `statecraft.operation` and, where it failed, `error.type`),
 * `statecraft.log.recorded` and `statecraft.log.delivered` (events), `statecraft.log.position` (the last that was seen).
 *
 * @example
 * const log = observedLog(sqliteLog('kansas-city.db'), { name: 'kansas-city' });
 */
export function observedLog(log: EventLog, { name = 'log', ...options }: LogObservingOptions = {}): EventLog {
  const { tracer, meter } = providersOf(options);
  const common: Attributes = { 'statecraft.log': name };
  const duration = meter.createHistogram('statecraft.log.operation.duration', {
    description: 'How long an operation on the log took.',
    unit: 's',
    advice: {
      explicitBucketBoundaries: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    },
  });
  const recorded = meter.createCounter('statecraft.log.recorded', { description: 'Events recorded.', unit: '{event}' });
  const delivered = meter.createCounter('statecraft.log.delivered', { description: 'Events read.', unit: '{event}' });
  const position = meter.createGauge('statecraft.log.position', {
    description: 'The position of the last event that was seen.',
    unit: '{event}',
  });

  const timed = async <Outcome>(operation: string, work: () => Promise<Outcome>): Promise<Outcome> => {
    const begin = performance.now();
    const took = (more: Attributes = {}) =>
      duration.record((performance.now() - begin) / 1_000, { ...common, 'statecraft.operation': operation, ...more });
    try {
      const outcome = await work();
      took();
      return outcome;
    } catch (fault) {
      took({ 'error.type': errorType(fault) });
      throw fault;
    }
  };
  const deliver = (operation: string, events: number) =>
    delivered.add(events, { ...common, 'statecraft.operation': operation });
  const listed = (operation: string, attributes: Attributes, read: () => Promise<readonly RecordedEvent[]>) =>
    within(tracer, `statecraft.${operation}`, { ...common, ...attributes }, (span) =>
      timed(operation, async () => {
        const events = await read();
        span.setAttribute('statecraft.events', events.length);
        deliver(operation, events.length);
        return events;
      }),
    );

  return {
    append: (commit) =>
      within(
        tracer,
        'statecraft.append',
        {
          ...common,
          'statecraft.events': commit.events.length,
          'statecraft.streams': [...new Set(commit.events.map(({ stream }) => stream))],
        },
        (span) =>
          timed('append', async () => {
            const appended = await log.append(commit);
            const last = appended.events.at(-1)?.position ?? 0;
            span.setAttributes({ 'statecraft.position': last, 'statecraft.repeated': appended.repeated });
            if (!appended.repeated) {
              recorded.add(appended.events.length, common);
              position.record(last, common);
            }
            return appended;
          }),
      ),
    readStream: (stream) => listed('read_stream', { 'statecraft.stream': stream }, () => log.readStream(stream)),
    findCommand: (commandId) => listed('find_command', {}, () => log.findCommand(commandId)),
    async *read(options) {
      const span = tracer.startSpan('statecraft.read', { attributes: common }, active());
      let events = 0;
      try {
        for await (const event of log.read(options)) {
          events += 1;
          yield event;
        }
      } catch (fault) {
        mark(span, fault);
        throw fault;
      } finally {
        span.setAttribute('statecraft.events', events);
        span.end();
        deliver('read', events);
      }
    },
    subscribe(options) {
      const events = log.subscribe(options);
      return counted(events, () => deliver('subscribe', 1));
    },
    head: () =>
      within(tracer, 'statecraft.head', common, () =>
        timed('head', async () => {
          const head = await log.head();
          position.record(head, common);
          return head;
        }),
      ),
    health: () => log.health(),
    close: () => log.close(),
  };
}

async function* counted(events: AsyncIterable<RecordedEvent>, each: () => void): AsyncGenerator<RecordedEvent> {
  for await (const event of events) {
    each();
    yield event;
  }
}
