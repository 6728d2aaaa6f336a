import type { EventLog } from '@statecraft/core';
import { type Channel, createNotifier, type Notifier, type Store } from '@statecraft/notify';
import { emailChannel } from '@statecraft/notify/email';
import { postedNoticeChannel } from '@statecraft/notify/notice';
import { postgresStore } from '@statecraft/notify/postgres';
import { sqliteStore } from '@statecraft/notify/sqlite';
import { webhookChannel } from '@statecraft/notify/webhook';
import { addressIn, firstLaw, type LogFlags, refuseScheme, urlIn, withLog } from '../commands/open-log.ts';
import { type LawFlags, lawWith } from '../load-procedure.ts';
import { InputError } from '../record/input-error.ts';
import type { Terminal } from '../terminal.ts';
import { cityOf, readCityFile, templatesOf } from './city-file.ts';
import { terminalChannel } from './terminal-channel.ts';

/** Where the log, the store of deliveries and the city file are, as they may be told. */
export interface NotifyFlags extends LogFlags, LawFlags {
  readonly store?: string | undefined;
  readonly city?: string | undefined;
  /** The port at which its pages are served here. */
  readonly serve?: number | undefined;
}

/** Uses a notifier over a log that is only read, and closes what it opened, whatever comes of it. */
export async function withNotifier<Outcome>(
  flags: NotifyFlags,
  terminal: Terminal,
  use: (notifier: Notifier, log: EventLog) => Promise<Outcome>,
): Promise<Outcome> {
  const address = addressIn(flags);
  const { asked, procedures } = await lawWith(flags);
  return withLog(address, { readOnly: true }, async (log) => {
    // The law that the first act on record is under is the city's, unless it is told otherwise.
    const first = asked ? asked.id : await firstLaw(log);
    const procedure = procedures.find(({ id }) => id === first);
    const file = readCityFile(flags.city, procedure, flags.serve);
    const channels: Channel[] = [
      webhookChannel(file.webhooks),
      terminalChannel(terminal.print),
      ...(file.mail ? [emailChannel(withoutMissing(file.mail))] : []),
    ];
    const store = await openStore(flags.store ?? besideOf(address));
    try {
      const ordered = procedure ? [procedure, ...procedures.filter((each) => each !== procedure)] : procedures;
      const options = { log, procedures: ordered, store, city: cityOf(file), templates: templatesOf(file) };
      if (file.boards !== undefined) {
        const { words } = createNotifier({ ...options, channels: [] });
        channels.push(postedNoticeChannel({ folder: file.boards, words }));
      }
      return await use(createNotifier({ ...options, channels }), log);
    } finally {
      for (const channel of channels) await channel.close?.();
      await store.close();
    }
  });
}

/** The store of deliveries of a log that is a file: beside it, unless told otherwise. */
function besideOf(address: string): string {
  if (!/^\w{2,}:/.test(address)) return `${address.replace(/\.db$/, '')}.notify.db`;
  throw new InputError('--store', [{ place: '', problem: `name the store of deliveries: ${storeForms}` }]);
}

const storeForms = 'an SQLite file, or postgres://HOST/DATABASE?schema=NAME';

async function openStore(address: string): Promise<Store> {
  if (!/^postgres(?:ql)?:/.test(address)) {
    refuseScheme(address, '--store', `the store of deliveries is ${storeForms}`);
    return sqliteStore(address);
  }
  const url = urlIn(address, '--store');
  const schema = url.searchParams.get('schema') ?? 'statecraft_notify';
  url.searchParams.delete('schema');
  return postgresStore(url.href, { schema });
}

function withoutMissing<Value extends object>(value: Value): { [Key in keyof Value]: Exclude<Value[Key], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as never;
}
