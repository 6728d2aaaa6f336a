import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A line between a client and a server that can be cut, or lose what the server says. */
export class Line {
  readonly url: string;
  /** Whether what the server says gets lost. */
  deaf = false;
  readonly #pairs: Set<readonly [Socket, Socket]>;

  private constructor(port: number, pairs: Set<readonly [Socket, Socket]>) {
    this.url = `nats://127.0.0.1:${port}`;
    this.#pairs = pairs;
  }

  /** A line to a server; gone when the test ends. */
  static async to(url: string): Promise<Line> {
    const target = Number(new URL(url).port);
    const pairs = new Set<readonly [Socket, Socket]>();
    const listener = createServer((client) => {
      const server = connect(target, '127.0.0.1');
      const pair = [client, server] as const;
      pairs.add(pair);
      client.on('data', (chunk) => server.write(chunk));
      server.on('data', (chunk) => line.deaf || client.write(chunk));
      const end = () => {
        pairs.delete(pair);
        for (const socket of pair) socket.destroy();
      };
      for (const socket of pair) socket.on('close', end).on('error', end);
    });
    listener.listen(0, '127.0.0.1');
    await once(listener, 'listening');
    const line = new Line((listener.address() as AddressInfo).port, pairs);
    onTestFinished(() => {
      line.cut();
      listener.close();
    });
    return line;
  }

  /** Cuts every connection; a client may connect again. */
  cut(): void {
    for (const pair of this.#pairs) for (const socket of pair) socket.destroy();
  }
}
