/** Wakes those who wait for a log to grow. */
export class Bell {
  readonly #waiting = new Set<(open: boolean) => void>();
  #closed = false;

  /** Settles `true` at the next ring, after `atMost` milliseconds, or when the signal aborts; `false` once the bell is closed. */
  wait(signal?: AbortSignal, atMost?: number): Promise<boolean> {
    if (this.#closed) return Promise.resolve(false);
    if (signal?.aborted) return Promise.resolve(true);
    return new Promise((resolve) => {
      const done = (open: boolean) => {
        this.#waiting.delete(done);
        signal?.removeEventListener('abort', onAbort);
        if (timer !== undefined) clearTimeout(timer);
        resolve(open);
      };
      const onAbort = () => done(true);
      const timer = atMost === undefined ? undefined : setTimeout(onAbort, atMost);
      this.#waiting.add(done);
      signal?.addEventListener('abort', onAbort, { once: true });
    });
  }

  ring(): void {
    for (const done of [...this.#waiting]) done(true);
  }

  close(): void {
    this.#closed = true;
    for (const done of [...this.#waiting]) done(false);
  }
}
