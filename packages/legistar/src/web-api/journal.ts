import { closeSync, ftruncateSync, openSync, readSync, rmSync, writeSync } from 'node:fs';

const PIECE = 1 << 20;
const NEWLINE = 0x0a;
const HEAD = /^\{"path":("(?:[^"\\]|\\.)*"),"at":"([^"]*)",/;

/** Answers of a server, kept in a file while a long reading goes on, so that one that was cut short need not ask again. */
export class Journal {
  readonly #file: string;
  readonly #descriptor: number;
  readonly #lines = new Map<string, { from: number; length: number; at: string }>();
  #end = 0;

  /** Opens a journal, made if it is missing. A line that was cut short is dropped. */
  constructor(file: string) {
    this.#file = file;
    this.#descriptor = openSync(file, 'a+');
    this.#index();
  }

  /** What was answered at a path; absent where it was not asked. */
  read(path: string): unknown {
    const line = this.#lines.get(path);
    if (!line) return undefined;
    const bytes = Buffer.alloc(line.length);
    readSync(this.#descriptor, bytes, 0, line.length, line.from);
    return (JSON.parse(bytes.toString('utf8')) as { body: unknown }).body;
  }

  /** When that was answered. */
  when(path: string): string | undefined {
    return this.#lines.get(path)?.at;
  }

  write(path: string, body: unknown): void {
    const at = new Date().toISOString();
    const line = Buffer.from(`${JSON.stringify({ path, at, body })}\n`);
    writeSync(this.#descriptor, line);
    this.#lines.set(path, { from: this.#end, length: line.length - 1, at });
    this.#end += line.length;
  }

  close(): void {
    closeSync(this.#descriptor);
  }

  /** Closes it and takes it away: what it was for is done. */
  remove(): void {
    this.close();
    rmSync(this.#file, { force: true });
  }

  #index(): void {
    const piece = Buffer.alloc(PIECE);
    let line = Buffer.alloc(0);
    for (let at = 0, read = 1; read > 0; at += read) {
      read = readSync(this.#descriptor, piece, 0, PIECE, at);
      line = Buffer.concat([line, piece.subarray(0, read)]);
      for (let end = line.indexOf(NEWLINE); end >= 0; end = line.indexOf(NEWLINE)) {
        const [, path, at = ''] = HEAD.exec(line.toString('utf8', 0, Math.min(end, 4_096))) ?? [];
        if (path) this.#lines.set(JSON.parse(path) as string, { from: this.#end, length: end, at });
        this.#end += end + 1;
        line = line.subarray(end + 1);
      }
    }
    ftruncateSync(this.#descriptor, this.#end);
  }
}
