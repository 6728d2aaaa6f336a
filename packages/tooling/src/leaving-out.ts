import { Sources } from './type-check.ts';

/** The members of an object as they are written, some of them objects of members themselves. */
export interface Members {
  readonly [name: string]: string | Members;
}

/** A definition: a call, and the object that it is given. */
export interface Definition {
  /** The call up to the object: `defineAct(`. */
  readonly call: string;
  readonly members: Members;
}

/** A definition that lacks one member, and what the compiler says against it. */
export interface Lacking {
  /** The way to the member: `rules.signatures.mend`; empty where nothing is left out. */
  readonly without: string;
  readonly messages: readonly string[];
}

/**
 * Leaves each member of definitions out in turn, members of members among them, and asks the compiler. Nothing is written to disk.
 *
 * `head` is the text in front of each definition, `folder` the folder in which it would stand, relative to the root.
 *
 * @returns for each definition by name, first what the compiler says of the whole
 */
export function leavingOut<Name extends string>(
  folder: string,
  head: string,
  definitions: Readonly<Record<Name, Definition>>,
): Readonly<Record<Name, readonly Lacking[]>> {
  const names = Object.keys(definitions) as Name[];
  const modules = names.flatMap((name) =>
    ['', ...waysIn(definitions[name].members)].map((without, index) => ({
      name,
      without,
      file: `${folder}/made-${name}-${index}.ts`,
      text: `${head}\nexport const made = ${definitions[name].call}${written(definitions[name].members, without)});\n`,
    })),
  );
  const sources = new Sources(
    modules.map(({ file }) => file),
    Object.fromEntries(modules.map(({ file, text }) => [file, text])),
  );
  const asked = modules.map(({ name, without, file }) => ({
    name,
    lacking: { without, messages: sources.complaintsOf(file).map(({ message }) => message) },
  }));
  const found = {} as Record<Name, readonly Lacking[]>;
  for (const name of names) found[name] = asked.filter((each) => each.name === name).map(({ lacking }) => lacking);
  return found;
}

function waysIn(members: Members): string[] {
  return Object.entries(members).flatMap(([name, value]) =>
    typeof value === 'string' ? [name] : [name, ...waysIn(value).map((below) => `${name}.${below}`)],
  );
}

function written(members: Members, without: string): string {
  const kept = Object.entries(members).filter(([name]) => name !== without);
  const lines = kept.map(([name, value]) => {
    const below = without.startsWith(`${name}.`) ? without.slice(name.length + 1) : '';
    return `${JSON.stringify(name)}: ${typeof value === 'string' ? value : written(value, below)},`;
  });
  return `{\n${lines.join('\n')}\n}`;
}
