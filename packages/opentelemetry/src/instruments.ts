import {
  type Attributes,
  context,
  type Meter,
  metrics,
  type Span,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import { isFault } from '@statecraft/core';

/** Where spans and metrics go. */
export interface ObservingOptions {
  /** The global tracer provider's when left out. */
  readonly tracer?: Tracer;
  /** The global meter provider's when left out. */
  readonly meter?: Meter;
}

/** What this library is called where telemetry is kept. */
const scope = '@statecraft/opentelemetry';

/** The tracer and the meter that were given, or those of the global providers. */
export function providersOf({ tracer, meter }: ObservingOptions): Required<ObservingOptions> {
  return { tracer: tracer ?? trace.getTracer(scope), meter: meter ?? metrics.getMeter(scope) };
}

/** Does `work` within a span that is its parent's child and the parent of what it calls; a fault marks the span and goes on. */
export function within<Outcome>(
  tracer: Tracer,
  name: string,
  attributes: Attributes,
  work: (span: Span) => Promise<Outcome>,
): Promise<Outcome> {
  return tracer.startActiveSpan(name, { attributes }, async (span) => {
    try {
      return await work(span);
    } catch (fault) {
      mark(span, fault);
      throw fault;
    } finally {
      span.end();
    }
  });
}

/** Marks a span with what went wrong. */
export function mark(span: Span, fault: unknown): void {
  span.setAttribute('error.type', errorType(fault));
  span.recordException(fault as Error);
  span.setStatus({ code: SpanStatusCode.ERROR, message: fault instanceof Error ? fault.message : String(fault) });
}

/** What a fault is told apart by: its code, or the name of an error that is none of ours. */
export function errorType(fault: unknown): string {
  if (isFault(fault)) return fault.code;
  return fault instanceof Error ? fault.name : 'unknown';
}

/** The context that is active now, for what goes on later. */
export const active = () => context.active();
