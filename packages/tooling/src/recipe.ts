import { fences } from './fences.ts';

/** What a recipe does to one file. */
export interface RecipeStep {
  /** The file, relative to the root. */
  readonly file: string;
  /** What the step adds, in short: its first new line. */
  readonly adds: string;
  /** What the file is after the step. Throws where a place that the step adds to is not in the file, or is in it twice. */
  apply(before: string): string;
}

/**
 * The steps of a recipe: the fences of a section that name a file.
 *
 * A fence of `diff` adds lines to a file: lines with `+` stand between the others, which the file has. `@@` begins another place, which is a
 * step of its own. A fence of `md` adds its lines at the end of a file. Any other fence is a file of its own.
 */
export function stepsOfRecipe(markdown: string, heading: string): RecipeStep[] {
  return fences(undented(sectionOf(markdown, heading))).flatMap(({ language, marks, code }) => {
    const file = marks.name;
    if (!file) return [];
    const [first = ''] = code.split('\n');
    if (language === 'diff') return code.split(/^@@\n/m).map((place) => addition(file, place));
    if (language === 'md') return [{ file, adds: first, apply: (before: string) => before + code }];
    return [{ file, adds: first, apply: () => code }];
  });
}

/** The text of a section of the second rank, without its heading. */
function sectionOf(markdown: string, heading: string): string {
  const [, section] = markdown.split(new RegExp(`^## ${heading}\n`, 'm'));
  if (section === undefined) throw new Error(`there is no section ${heading}`);
  return section.split(/^## /m)[0] ?? '';
}

/** A text with what stands below items of a list moved to the margin. */
function undented(text: string): string {
  return text.replaceAll(/^ {3}/gm, '');
}

function addition(file: string, place: string): RecipeStep {
  const lines = place.split('\n').slice(0, -1);
  const find = asText(lines.filter((line) => line.startsWith(' ')));
  return {
    file,
    adds:
      lines
        .find((line) => line.startsWith('+'))
        ?.slice(1)
        .trim() ?? '',
    apply(before) {
      if (before.split(find).length !== 2) throw new Error(`${file} does not have exactly once:\n${find}`);
      return before.replace(find, () => asText(lines));
    },
  };
}

/** Lines of a diff without the sign in front of each. */
function asText(lines: readonly string[]): string {
  return lines.map((line) => `${line.slice(1)}\n`).join('');
}
