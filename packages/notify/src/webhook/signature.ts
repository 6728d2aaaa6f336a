import { createHmac, randomBytes } from 'node:crypto';

/** What a secret begins with when it is written down, by Standard Webhooks. */
const PREFIX = 'whsec_';

/** A new secret: `whsec_` and 32 random bytes in base64. */
export function newSecret(): string {
  return `${PREFIX}${randomBytes(32).toString('base64')}`;
}

/**
 * The value of `webhook-signature`: a signature `v1,BASE64` for each secret, with spaces between them.
 *
 * Standard Webhooks: HMAC-SHA256 over `id.timestamp.body`, keyed by the bytes that the secret stands for.
 *
 * @param seconds when it is sent, in seconds since 1970
 */
export function signatures(secrets: readonly string[], id: string, seconds: number, body: string): string {
  return secrets
    .map((secret) => {
      const bytes = Buffer.from(secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret, 'base64');
      return `v1,${createHmac('sha256', bytes).update(`${id}.${seconds}.${body}`).digest('base64')}`;
    })
    .join(' ');
}
