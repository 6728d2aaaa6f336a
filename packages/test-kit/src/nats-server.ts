import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Why there is no nats-server here; `undefined` where there is one. */
export const natsServerMissing: string | undefined =
  spawnSync('nats-server', ['--version']).status === 0
    ? undefined
    : 'nats-server is not installed (Debian: apt-get install nats-server)';

/** What stands in a server's configuration besides its ports and its store. */
export interface ServerOptions {
  /** Lines of the configuration. */
  readonly lines?: readonly string[];
}

/** A nats-server with its own store, on a port that stays its own when it is started again. */
export class NatsServer {
  readonly #folder = mkdtempSync(join(tmpdir(), 'statecraft-nats-'));
  readonly #lines: readonly string[];
  #child: ChildProcess | undefined;
  #port = -1;
  #monitor = -1;

  private constructor({ lines = [] }: ServerOptions) {
    this.#lines = lines;
  }

  static async start(options: ServerOptions = {}): Promise<NatsServer> {
    const server = new NatsServer(options);
    await server.start();
    return server;
  }

  get url(): string {
    return `nats://127.0.0.1:${this.#port}`;
  }

  get monitor(): string {
    return `http://127.0.0.1:${this.#monitor}`;
  }

  get store(): string {
    return join(this.#folder, 'store');
  }

  async start(): Promise<void> {
    const config = join(this.#folder, 'server.conf');
    writeFileSync(
      config,
      [
        `listen: "127.0.0.1:${this.#port}"`,
        `http: "127.0.0.1:${this.#monitor}"`,
        // The suite of logs writes events of several megabytes.
        ...(this.#lines.some((line) => line.startsWith('max_payload')) ? [] : ['max_payload: 8388608']),
        `jetstream { store_dir: "${this.store}" }`,
        ...this.#lines,
      ].join('\n'),
    );
    const child = spawn('nats-server', ['-c', config], { stdio: ['ignore', 'ignore', 'pipe'] });
    this.#child = child;
    let told = '';
    await new Promise<void>((resolve, reject) => {
      child.once('close', () => reject(new Error(`nats-server ended:\n${told}`)));
      child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
        told += chunk;
        if (told.includes('Server is ready')) resolve();
        if (told.length > 1_000_000) told = told.slice(-1000);
      });
    });
    this.#port = Number(/client connections on 127\.0\.0\.1:(\d+)/.exec(told)?.[1] ?? this.#port);
    this.#monitor = Number(/http monitor on 127\.0\.0\.1:(\d+)/.exec(told)?.[1] ?? this.#monitor);
  }

  /** Ends the server as a crash would. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGCONT');
    child.kill('SIGKILL');
    await once(child, 'close');
  }

  /** Holds the server where it is: it keeps its connections and answers nobody. */
  async pause(): Promise<void> {
    this.#child?.kill('SIGSTOP');
    // A process goes on for a moment after it is told to stop.
    await sleep(100);
  }

  resume(): void {
    this.#child?.kill('SIGCONT');
  }

  async stop(): Promise<void> {
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
