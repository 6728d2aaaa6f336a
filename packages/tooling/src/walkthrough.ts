import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fences } from './fences.ts';
import { root } from './workspace.ts';

/** What a page has its reader do: write a file, or run commands and see what they print. */
export type Step =
  | { readonly line: number; readonly file: string; readonly content: string }
  | {
      readonly line: number;
      readonly script: string;
      /** The exit code that the page tells of. */
      readonly exit: number;
      /** What the page shows of what is printed, if it does. */
      readonly output?: string;
    };

/**
 * The steps of a page: its fences marked with the `name` of a file, and those of shell marked `run`, each with the `text output` below it.
 *
 * `sh run exit=1` is a command that is to fail. A line `...` in an output stands for any lines.
 */
export function stepsOf(markdown: string): Step[] {
  return fences(markdown).flatMap(({ line, language, marks, code }, index, all): Step[] => {
    if (marks.name) return [{ line, file: marks.name, content: code }];
    if (language !== 'sh' || !('run' in marks)) return [];
    const next = all[index + 1];
    const shown = next && 'output' in next.marks ? { output: next.code } : {};
    return [{ line, script: code, exit: Number(marks.exit ?? 0), ...shown }];
  });
}

/** How a command ended. */
interface Ended {
  readonly code: number | null;
  /** What it printed, on either stream. */
  readonly output: string;
}

/** The workspace's own Node, no colours, and no trace of the runner that runs this: the one that a page starts is another. */
const surroundings = {
  PATH: [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter),
  NO_COLOR: '1',
  CI: 'true',
  VITEST: '',
  NODE_OPTIONS: '',
};

/** A folder in which the steps of a page are taken, as a reader takes them in an empty one. */
export class Scratch {
  readonly folder = mkdtempSync(join(tmpdir(), 'statecraft-walk-'));

  /** Takes a step; gives what is not as the page has it, or nothing. */
  async take(step: Step): Promise<string | undefined> {
    if ('file' in step) {
      const path = join(this.folder, step.file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, step.content);
      return undefined;
    }
    const printed: string[] = [];
    for (const command of commandsIn(step.script)) {
      const { code, output } = await this.#run(command);
      printed.push(output);
      if (code !== step.exit) return `${command} ended with ${code}, not ${step.exit}:\n${output}`;
    }
    const output = printed.join('');
    return step.output === undefined || shows(step.output, output) ? undefined : `it prints otherwise:\n${output}`;
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  async #run(command: string): Promise<Ended> {
    // The packages are not fetched but taken from here, whatever a registry has.
    const [tool, verb, ...rest] = command.split(/\s+/);
    if (tool === 'npm' && (verb === 'install' || verb === 'i')) return this.#install(rest);
    const child = spawn('sh', ['-c', command], {
      cwd: this.folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...surroundings },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, output };
  }

  #install(words: readonly string[]): Ended {
    for (const name of words.filter((word) => !word.startsWith('-'))) {
      const home = homes(name).find((path) => existsSync(path));
      if (!home) return { code: 1, output: `nothing here is called ${name}\n` };
      link(home, join(this.folder, 'node_modules', name));
      for (const [bin, file] of binsOf(home)) link(join(home, file), join(this.folder, 'node_modules/.bin', bin));
    }
    return { code: 0, output: '' };
  }
}

/** The commands of a script, one a line; a line that ends in `\` goes on, one of a comment is none. */
export function commandsIn(script: string): string[] {
  return script
    .replaceAll('\\\n', ' ')
    .split('\n')
    .map((line) => line.replace(/(^|\s)#\s.*$/, '').trim())
    .filter((line) => line !== '');
}

/** Whether what was printed is what is shown, `...` standing for any lines. */
export function shows(shown: string, printed: string): boolean {
  const parts = shown.trim().split(/^\s*\.\.\.$/m);
  const pattern = parts.map((part) => part.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('[\\s\\S]*');
  const bare = (text: string) => text.replaceAll(/[ \t]+$/gm, '').trim();
  return new RegExp(`^${pattern}$`).test(bare(printed));
}

function homes(name: string): string[] {
  return [
    join(root, 'packages', name.replace('@statecraft/', '')),
    join(root, 'packages/tooling/node_modules', name),
    join(root, 'node_modules', name),
  ];
}

/** The programs of a package: name and file. */
function binsOf(home: string): [string, string][] {
  const { name, bin = {} } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  return typeof bin === 'string' ? [[name, bin]] : Object.entries(bin);
}

function link(target: string, path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path);
}
