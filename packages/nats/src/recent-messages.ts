import type { Message } from './message.ts';

/** The messages that were read or written last, so that they need not be fetched again; up to so many characters. */
export class RecentMessages {
  readonly #room: number;
  readonly #messages = new Map<number, { readonly message: Message; readonly size: number }>();
  #size = 0;

  constructor(room: number) {
    this.#room = room;
  }

  get(sequence: number): Message | undefined {
    const kept = this.#messages.get(sequence);
    if (!kept) return undefined;
    this.#messages.delete(sequence);
    this.#messages.set(sequence, kept);
    return kept.message;
  }

  keep(sequence: number, message: Message): void {
    if (this.#messages.has(sequence)) return;
    const size = message.lines.reduce((sum, line) => sum + line.length, 0);
    this.#messages.set(sequence, { message, size });
    this.#size += size;
    for (const [oldest, { size }] of this.#messages) {
      if (this.#size <= this.#room) return;
      this.#messages.delete(oldest);
      this.#size -= size;
    }
  }
}
