import type { Journal } from './journal.ts';

/** How a client of the Web API is asked. */
export interface ClientOptions {
  /** Where answers are kept while the reading goes on. */
  readonly journal?: Journal | undefined;
  /** How many questions may be open at once; 4 unless told. */
  readonly parallel?: number | undefined;
  /** How often a question is asked that fails for a while; 6 unless told. */
  readonly attempts?: number | undefined;
  /** Milliseconds to wait before the second try, doubled each time; 500 unless told. */
  readonly patience?: number | undefined;
}

/** What a server does not answer, however often it is asked. */
export class Unanswered extends Error {
  override readonly name = 'Unanswered';
  /** What the server answers instead; absent where nothing comes of it. */
  readonly status: number | undefined;

  constructor(message: string, status?: number) {
    super(message);
    this.status = status;
  }
}

/** A server of which nothing comes: neither the first question was answered, nor can another be. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

/** Milliseconds within which an answer has to come, and the longest wait that a server is granted. */
const TIMEOUT = 60_000;
const LONGEST_WAIT = 120_000;
/** What the Web API says, for ever, where an item has no votes. */
const NO_VOTES = /cast to value type/i;

/** Asks a client of the Web API: few questions at once, again after a while where the server is busy or fails. */
export class WebClient {
  readonly address: string;
  /** How many rows its longest answer had so far: as many as the server gives at a time, or fewer. */
  longest = 1;
  readonly #token: string | null;
  readonly #options: ClientOptions;
  #open = 0;
  /** Whether the server has answered anything at all. */
  #reached = false;
  readonly #waiting: (() => void)[] = [];

  /** The address is that of the client, `https://webapi.legistar.com/v1/nyc`; a `token` in its query is sent along and told nowhere. */
  constructor(address: string, options: ClientOptions = {}) {
    const url = new URL(address);
    this.#token = url.searchParams.get('token');
    this.address = `${url.origin}${url.pathname}`.replace(/\/+$/, '');
    this.#options = options;
  }

  /** The list at a path below the client; what answers differently at another time is kept under a name. Throws `Unanswered`; `Unreachable` where the server has answered nothing so far. */
  async list(path: string, name = path): Promise<readonly unknown[]> {
    const { journal } = this.#options;
    const kept = journal?.read(name);
    if (Array.isArray(kept)) return kept;
    const list = await this.#inTurn(() => this.#ask(path));
    journal?.write(name, list);
    return list;
  }

  /** When the list at a path was answered: now, unless it was kept. */
  when(path: string): string {
    return this.#options.journal?.when(path) ?? new Date().toISOString();
  }

  async #inTurn<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    if (this.#open >= (this.#options.parallel ?? 4)) await new Promise<void>((go) => this.#waiting.push(go));
    else this.#open += 1;
    try {
      return await ask();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#open -= 1;
    }
  }

  async #ask(path: string): Promise<readonly unknown[]> {
    const { attempts = 6, patience = 500 } = this.#options;
    for (let attempt = 1; ; attempt += 1) {
      const answer = await this.#try(path);
      if ('list' in answer) return answer.list;
      if (!answer.again || attempt >= attempts) {
        const problem = `${this.address}/${path.replace(/\?.*$/, '')}: ${answer.problem}`;
        throw this.#reached ? new Unanswered(problem, answer.status) : new Unreachable(problem);
      }
      const backoff = patience * 2 ** (attempt - 1) * (0.75 + Math.random() / 2);
      const wait = Math.min(LONGEST_WAIT, answer.after ?? backoff);
      await new Promise((go) => setTimeout(go, wait));
    }
  }

  async #try(path: string): Promise<Answer> {
    const url = new URL(`${this.address}/${path}`);
    if (this.#token) url.searchParams.set('token', this.#token);
    let response: Response | undefined;
    let text: string;
    try {
      const headers = { accept: 'application/json', 'user-agent': 'statecraft (legislative record import)' };
      response = await fetch(url, { headers, signal: AbortSignal.timeout(TIMEOUT) });
      this.#reached = true;
      text = await response.text();
    } catch (fault) {
      const { name, message, cause } = fault as Error;
      const problem = cause instanceof Error ? `${message}: ${cause.message}` : message;
      // What the network says has a code. What has none, a port that is never asked say, is so every time.
      const again = response !== undefined || name === 'TimeoutError' || (cause instanceof Error && 'code' in cause);
      return { problem, again };
    }
    const { status } = response;
    if (status === 500 && /\/votes$/.test(path) && NO_VOTES.test(text)) return { list: [] };
    if (!response.ok) {
      const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
      const after = Number.isFinite(seconds) ? seconds * 1_000 : undefined;
      return { problem: `the server answers ${status}`, again: status === 429 || status >= 500, after, status };
    }
    try {
      const value = JSON.parse(text) as unknown;
      return Array.isArray(value) ? { list: value } : { problem: 'the answer is no list', again: false };
    } catch {
      return { problem: 'the answer is not JSON', again: true };
    }
  }
}

type Answer =
  | { readonly list: readonly unknown[] }
  | {
      readonly problem: string;
      readonly again: boolean;
      readonly after?: number | undefined;
      readonly status?: number | undefined;
    };
