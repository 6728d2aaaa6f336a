import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A request as a receiver got it. */
export interface Received {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** An HTTP server on loopback that keeps what it is sent. */
export interface Receiver {
  readonly got: Received[];
  /** The address of a path on it. */
  url(path?: string): string;
}

/** Starts a receiver; it answers 204, or as it is told to. It ends with the test. */
export async function startReceiver(
  answer: (request: IncomingMessage, response: ServerResponse, received: Received) => void = (_request, response) =>
    void response.writeHead(204).end(),
): Promise<Receiver> {
  const got: Received[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => {
      body += chunk;
    });
    request.on('end', () => {
      const received = { path: request.url ?? '', headers: request.headers as Record<string, string>, body };
      got.push(received);
      answer(request, response, received);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  return { got, url: (path = '/') => `http://127.0.0.1:${port}${path}` };
}
