import { join } from 'node:path';
import ts from 'typescript';
import { root } from './workspace.ts';

/** What the compiler says against a line. */
export interface Complaint {
  /** The file, relative to the root. */
  readonly file: string;
  /** Counted from one. */
  readonly line: number;
  /** The whole message, a line for each step of the explanation. */
  readonly message: string;
}

/** Texts that stand in for files, or are new, by path relative to the root. */
export type Texts = Readonly<Record<string, string>>;

/** The sources of the workspace as the compiler sees them with some texts changed. Nothing is written to disk. */
export class Sources {
  readonly #program: ts.Program;

  /** Reads the files named in `of`, relative to the root, and all that they import; of workspace packages the sources. */
  constructor(of: readonly string[], texts: Texts = {}) {
    this.#program = ts.createProgram({ rootNames: of.map(absolute), options, host: hostWith(texts) });
  }

  /** The files that were read below a folder, relative to the root. */
  filesIn(folder: string): string[] {
    return this.#program
      .getSourceFiles()
      .map(({ fileName }) => fileName.slice(root.length))
      .filter((file) => file.startsWith(folder));
  }

  /** What the compiler says against a file. */
  complaintsOf(file: string): Complaint[] {
    const source = this.#program.getSourceFile(absolute(file));
    if (!source) throw new Error(`${file} is not among the files read`);
    const found = [...this.#program.getSyntacticDiagnostics(source), ...this.#program.getSemanticDiagnostics(source)];
    return found.map(({ start = 0, messageText }) => ({
      file,
      line: source.getLineAndCharacterOfPosition(start).line + 1,
      message: ts.flattenDiagnosticMessageText(messageText, '\n'),
    }));
  }

  /** The first thing the compiler says against any of the files, asked in this order; `undefined` where it says nothing. */
  firstComplaint(of: readonly string[]): Complaint | undefined {
    for (const file of of) {
      const [first] = this.complaintsOf(file);
      if (first) return first;
    }
    return undefined;
  }
}

const config = join(root, 'packages/tooling/tsconfig.json');
const { compilerOptions: own } = ts.readConfigFile(config, ts.sys.readFile).config;
const { compilerOptions: base } = ts.readConfigFile(join(root, 'tsconfig.base.json'), ts.sys.readFile).config;
const { options } = ts.convertCompilerOptionsFromJson(
  { ...base, ...own, incremental: false, tsBuildInfoFile: undefined, rootDir: root, outDir: undefined },
  join(root, 'packages/tooling'),
);

/** Files on disk, parsed once for all that is compiled in one process. */
const parsed = new Map<string, ts.SourceFile | undefined>();

function hostWith(texts: Texts): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const given = new Map(Object.entries(texts).map(([file, text]) => [absolute(file), text]));
  return {
    ...host,
    fileExists: (path) => given.has(path) || host.fileExists(path),
    readFile: (path) => given.get(path) ?? host.readFile(path),
    getSourceFile(path, version) {
      const text = given.get(path);
      if (text !== undefined) return ts.createSourceFile(path, text, version);
      if (!parsed.has(path)) parsed.set(path, host.getSourceFile(path, version));
      return parsed.get(path);
    },
  };
}

function absolute(file: string): string {
  return join(root, file);
}
