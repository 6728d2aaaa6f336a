import { lookup as systemLookup } from 'node:dns';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './public-address.ts';

/** An HTTP POST, bounded in every way. */
export interface Post {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
  /** Bytes of the response that are read; the rest is cut off. */
  readonly most: number;
  /** Whether addresses that are not of the public Internet may be connected to. */
  readonly allowPrivate: boolean;
  /** Resolves names; the system's resolver when left out. */
  readonly lookup?: LookupFunction | undefined;
}

/** What was answered: the beginning of the body, as text. */
export interface Answer {
  readonly status: number;
  readonly retryAfter?: string | undefined;
  readonly text: string;
}

/** Thrown where a receiver is at an address that may not be connected to. */
export class PrivateAddressError extends Error {
  override readonly name = 'PrivateAddressError';
}

/**
 * Posts, on a connection of its own, and follows no redirect. An address is checked when its name has been resolved and
 * that same address is connected to, so that a name cannot point elsewhere in between.
 */
export function post({ url, headers, body, signal, most, allowPrivate, lookup = systemLookup }: Post): Promise<Answer> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (!allowPrivate && isIP(host) !== 0 && !isPublicAddress(host)) {
    return Promise.reject(new PrivateAddressError('the address is not of the public Internet'));
  }
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, {
      method: 'POST',
      headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
      signal,
      agent: false,
      lookup: allowPrivate ? lookup : onlyPublic(lookup),
      maxHeaderSize: 16_384,
    });
    request.on('error', reject);
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      const done = () => {
        request.destroy();
        const { statusCode = 0, headers } = response;
        resolve({
          status: statusCode,
          retryAfter: headers['retry-after'],
          text: Buffer.concat(chunks).subarray(0, most).toString('utf8'),
        });
      };
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        size += chunk.length;
        // The answer is in; whatever else comes is not worth waiting for.
        if (size >= most) done();
      });
      response.on('end', done);
      response.on('error', reject);
    });
    request.end(body);
  });
}

/** Resolves a name as usual, and fails when any of its addresses is not public. */
function onlyPublic(lookup: LookupFunction): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, options, (error, address, family) => {
      const addresses = typeof address === 'string' ? [address] : (address ?? []).map((each) => each.address);
      if (!error && !addresses.every(isPublicAddress)) {
        callback(new PrivateAddressError('the name stands for an address that is not of the public Internet'), '', 0);
        return;
      }
      callback(error, address, family);
    });
  };
}
