import { StatecraftError } from '@statecraft/core';
import { english, type TemplateName } from './english.ts';
import { fill, type Part, parseTemplate, valuesIn } from './template.ts';

/** Templates by language, a BCP 47 tag; each replaces those of English that it names. */
export type Templates = Readonly<Record<string, Partial<Record<TemplateName, string>>>>;

/** Values for a template. */
export type Values = Readonly<Record<string, string | undefined>>;

/** The words of notices in a language, with its dates, lists and numbers. */
export interface Words {
  readonly locale: string;
  say(name: TemplateName, values?: Values): string;
  has(name: string): name is TemplateName;
  list(items: readonly string[]): string;
  /** A legal date, `YYYY-MM-DD`, in words. */
  date(day: string): string;
  /** A wall time, `YYYY-MM-DDTHH:MM`, in words, as the city's clocks show it. */
  wallTime(time: string): string;
  /** An instant, RFC 3339, as clocks of a zone show it. */
  instant(at: string, zone: string): string;
  number(value: number): string;
}

/** The values that every template may use beside its own. */
const always = ['city', 'measure', 'headline', 'date', 'by', 'act', 'body', 'title'];

type Parsed = ReadonlyMap<TemplateName, readonly Part[]>;

/**
 * Reads templates and gives the words for any language: those of the tag, of its language alone, then English.
 *
 * Throws `template-invalid`, naming every template that is of no known name, is not closed, or asks for a value that there is not.
 */
export function wordsFrom(templates: Templates = {}): (locale: string) => Words {
  const problems: string[] = [];
  const standard = parsed('en', english, problems);
  const own = new Map(
    Object.entries(templates).map(([tag, texts]) => [tag.toLowerCase(), parsed(tag, texts, problems, standard)]),
  );
  if (problems.length > 0) {
    throw new StatecraftError('template-invalid', `Templates of notices cannot be used: ${problems.join('; ')}.`, {
      details: { problems },
    });
  }
  const made = new Map<string, Words>();
  return (locale) => {
    const known = made.get(locale);
    if (known) return known;
    const language = locale.split('-')[0] ?? locale;
    const words = wordsOf(locale, [own.get(locale.toLowerCase()), own.get(language.toLowerCase()), standard]);
    made.set(locale, words);
    return words;
  };
}

function parsed(
  tag: string,
  texts: Readonly<Record<string, string | undefined>>,
  problems: string[],
  standard?: Parsed,
): Parsed {
  const read = new Map<TemplateName, readonly Part[]>();
  for (const [name, text = ''] of Object.entries(texts)) {
    const where = `${name} in ${tag}`;
    if (!Object.hasOwn(english, name)) {
      problems.push(`there is no template ${where}`);
      continue;
    }
    const template = parseTemplate(text);
    if ('problem' in template) {
      problems.push(`${where}: ${template.problem}`);
      continue;
    }
    const known = standard?.get(name as TemplateName);
    const unknown = known
      ? valuesIn(template.parts).filter((value) => !always.includes(value) && !valuesIn(known).includes(value))
      : [];
    if (unknown.length > 0)
      problems.push(`${where} asks for ${unknown.map((value) => `{${value}}`).join(', ')}, which it does not get`);
    read.set(name as TemplateName, template.parts);
  }
  return read;
}

function wordsOf(locale: string, sources: readonly (Parsed | undefined)[]): Words {
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' });
  const wall = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short', timeZone: 'UTC' });
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  const numbers = new Intl.NumberFormat(locale);
  return {
    locale,
    say: (name, values = {}) => fill(sources.find((source) => source?.has(name))?.get(name) ?? [], values),
    has: (name): name is TemplateName => Object.hasOwn(english, name),
    list: (items) => lists.format(items),
    date: (date) => day.format(new Date(`${date}T00:00:00Z`)),
    wallTime: (time) => wall.format(new Date(`${time.slice(0, 16)}:00Z`)),
    instant: (at, zone) =>
      new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'long', timeZone: zone }).format(new Date(at)),
    number: (value) => numbers.format(value),
  };
}
