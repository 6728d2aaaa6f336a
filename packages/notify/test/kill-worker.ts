// Tells of a log until it is killed. Usage: kill-worker.ts LOG STORE SMTP
import { kansasCity } from '@statecraft/procedures/kansas-city';
import { sqliteLog } from '@statecraft/sqlite';
import { createNotifier } from '../src/delivery/notifier.ts';
import { emailChannel } from '../src/email/email-channel.ts';
import { sqliteStore } from '../src/sqlite.ts';
import { webhookChannel } from '../src/webhook/webhook-channel.ts';
import { city } from './city.ts';

const [logFile = '', storeFile = '', server = ''] = process.argv.slice(2);
const notifier = createNotifier({
  log: sqliteLog(logFile, { pollInterval: 10, readOnly: true }),
  procedures: [kansasCity],
  store: sqliteStore(storeFile, { busyTimeout: 20_000 }),
  channels: [
    webhookChannel({ allowHttp: true, allowPrivate: true }),
    emailChannel({ server, from: 'clerk@city.example', timeout: 700 }),
  ],
  city,
  // What a worker that was killed had begun is soon taken up by the next.
  lease: 1000,
  timeout: 700,
  backoff: { attempts: 1000, first: 20, factor: 1.5, longest: 200 },
});
process.stdout.write('watching\n');
await notifier.watch(new AbortController().signal, {
  pollInterval: 20,
  onFault: (fault) => void process.stdout.write(`fault ${String(fault)}\n`),
});
