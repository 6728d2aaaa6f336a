import { readFileSync } from 'node:fs';
import type { Procedure } from '@statecraft/core';
import type { City, Subject, Templates } from '@statecraft/notify';
import { z } from 'zod';
import { InputError, type InputProblem, printPath } from '../record/input-error.ts';

const text = z.string().min(1);
/** An address or sentence in which `{id}`, `{file}` and `{title}` stand for the measure's or body's own. */
const pattern = text;

/** Schema of a city file: who gives notice, by which servers, in which words. */
const cityFile = z.strictObject({
  name: text,
  domain: text,
  /** Where `statecraft notify --serve` is reached from outside. */
  pages: z.url(),
  locale: text.optional(),
  links: z.strictObject({ measure: pattern.optional(), body: pattern.optional() }).default({}),
  beHeard: z.strictObject({ measure: pattern.optional(), body: pattern.optional() }).default({}),
  mail: z.strictObject({ server: text, from: text, replyTo: text.optional(), bounces: text.optional() }).optional(),
  webhooks: z
    .strictObject({ allowPrivate: z.boolean().default(false), allowHttp: z.boolean().default(false) })
    .prefault({}),
  /** The folder in which notices are posted. */
  boards: text.optional(),
  templates: z.record(z.string(), z.record(z.string(), z.string())).default({}),
});
export type CityFile = z.output<typeof cityFile>;

/** Where the pages are taken to be served when nothing says where. */
const DEFAULT_PORT = 8080;

/** Reads a city file. Without one, a city of this machine: what it is called the procedure says, its pages are served at the port here, and no mail leaves. Throws `InputError`. */
export function readCityFile(
  path: string | undefined,
  procedure: Procedure | undefined,
  port = DEFAULT_PORT,
): CityFile {
  if (path === undefined) {
    return cityFile.parse({
      name: procedure?.jurisdiction ?? 'Statecraft',
      domain: 'localhost',
      pages: `http://localhost:${port === 0 ? DEFAULT_PORT : port}/notices`,
    });
  }
  const parsed = cityFile.safeParse(jsonIn(path));
  if (parsed.success) return parsed.data;
  const [first, ...others] = parsed.error.issues.map(
    ({ path: place, message }): InputProblem => ({
      place: printPath(place.map((key) => (typeof key === 'symbol' ? String(key) : key))),
      problem: message,
    }),
  );
  throw new InputError(path, [first ?? { place: '', problem: 'is no city file' }, ...others]);
}

/** The city that a file describes. */
export function cityOf({ name, domain, pages, locale, links, beHeard }: CityFile): City {
  const filled = (texts: CityFile['links'], subject: Subject, encode: (value: string) => string) => {
    const values: Readonly<Record<string, string | undefined>> = {
      id: subject.id,
      file: subject.file ?? subject.id,
      title: subject.title ?? subject.id,
    };
    return texts[subject.kind]?.replace(/\{(id|file|title)\}/g, (_all, key: string) => encode(values[key] ?? ''));
  };
  return {
    name,
    domain,
    pages,
    ...(locale !== undefined && { locale }),
    link: (subject) => filled(links, subject, encodeURIComponent),
    beHeard: (subject) => filled(beHeard, subject, (value) => value),
  };
}

/** The templates that a file brings. What is wrong with them `createNotifier` finds. */
export function templatesOf({ templates }: CityFile): Templates {
  return templates;
}

function jsonIn(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    const problem = cause instanceof SyntaxError ? `is no JSON: ${cause.message}` : 'cannot be read';
    throw new InputError(path, [{ place: '', problem }], cause);
  }
}
