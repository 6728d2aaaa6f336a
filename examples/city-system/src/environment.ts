import { InputError } from '@statecraft/cli';
import type { CitySettings } from './settings.ts';

/** What the environment says of the city. Throws `InputError` for what it says by half, or not as it is said. */
export function settingsIn({
  DATABASE_URL,
  NATS_URL,
  SMTP_URL,
  MAIL_FROM,
  BEHIND_PROXY,
}: NodeJS.ProcessEnv): Partial<CitySettings> {
  if (NATS_URL && !isServer(NATS_URL))
    throw wrong('NATS_URL', `is ${JSON.stringify(NATS_URL)}; it is written as nats://localhost:4222`);
  if (SMTP_URL && !MAIL_FROM)
    throw wrong('MAIL_FROM', 'is missing beside SMTP_URL: mail that leaves is signed by somebody');
  if (MAIL_FROM && !SMTP_URL)
    throw wrong('SMTP_URL', 'is missing beside MAIL_FROM: no mail leaves without a server that takes it');
  if (!['', '0', '1', undefined].includes(BEHIND_PROXY))
    throw wrong(
      'BEHIND_PROXY',
      `is ${JSON.stringify(BEHIND_PROXY)}; it is 1 behind a proxy of the city’s own, and else 0 or empty`,
    );
  return {
    databaseUrl: DATABASE_URL || undefined,
    natsUrl: NATS_URL || undefined,
    mail: SMTP_URL && MAIL_FROM ? { server: SMTP_URL, from: MAIL_FROM } : undefined,
    behindProxy: BEHIND_PROXY === '1',
  };
}

/** With or without its scheme, as NATS has it. */
function isServer(text: string): boolean {
  return !/\s/.test(text) && URL.canParse(/^\w+:\/\//.test(text) ? text : `nats://${text}`);
}

function wrong(name: string, problem: string): InputError {
  return new InputError(name, [{ place: '', problem }]);
}
