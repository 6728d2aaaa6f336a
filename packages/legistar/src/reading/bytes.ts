import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';

/** How much of a file is read at a time, and how much comes out of it at most in one piece. */
const PIECE = 128 * 1024;
const INFLATED = 512 * 1024;

/** Where a file's reading is: bytes of the file, as it lies on the disk. */
export type Progress = (read: number) => void;

/**
 * The bytes of a file, inflated where it is gzipped; by what it holds, whatever it is called.
 *
 * Throws when the file cannot be read or is damaged, after it has given all that could be had of it.
 */
export async function* bytesOf(file: string, progress: Progress = () => {}): AsyncGenerator<Buffer> {
  const pieces = countedPieces(file, progress);
  const first = await pieces.next();
  if (first.done) return;
  if (first.value[0] === 0x1f && first.value[1] === 0x8b) yield* inflated(first.value, pieces);
  else {
    yield first.value;
    yield* pieces;
  }
}

async function* countedPieces(file: string, progress: Progress): AsyncGenerator<Buffer> {
  let read = 0;
  for await (const piece of createReadStream(file, { highWaterMark: PIECE })) {
    read += (piece as Buffer).length;
    progress(read);
    yield piece as Buffer;
  }
}

/** Inflates the next piece while its reader is busy with the last one. */
async function* inflated(first: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: INFLATED });
  let ready: Buffer[] = [];
  gunzip.on('data', (piece: Buffer) => ready.push(piece));
  let failed: Error | undefined;
  const ended = new Promise<void>((resolve) => {
    gunzip.once('end', resolve);
    gunzip.once('error', (error) => {
      failed = error;
      resolve();
    });
  });
  const take = () => {
    const taken = ready;
    ready = [];
    return taken;
  };
  // A write into what has failed is never answered.
  const write = (piece: Buffer) =>
    Promise.race([ended, new Promise<void>((resolve) => gunzip.write(piece, () => resolve()))]);
  try {
    let writing = write(first);
    for await (const piece of rest) {
      await writing;
      if (failed) break;
      const taken = take();
      writing = write(piece);
      yield* taken;
    }
    await writing;
    if (!failed) gunzip.end();
    await ended;
    yield* take();
    if (failed) throw failed;
  } finally {
    gunzip.destroy();
  }
}
