import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Notifier } from '@statecraft/notify';
import { nodeListener, noticePages } from '@statecraft/notify/http';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { type NotifyFlags, withNotifier } from '../notices/open-notifier.ts';
import { legible } from '../print/spans.ts';
import type { Terminal } from '../terminal.ts';

/** What `statecraft notify` may be told. */
export interface NotifyCommandFlags extends NotifyFlags {
  readonly watch?: boolean;
  readonly dead?: boolean;
  readonly redeliver?: boolean;
  readonly json?: boolean;
}

/** Tells those who follow a log of what is on it: once, or until the program is told to end. */
export function notifyCommand(flags: NotifyCommandFlags, terminal: Terminal): Promise<ExitCode> {
  return withNotifier(flags, terminal, async (notifier) => {
    if (flags.dead) return listDead(notifier, flags, terminal);
    if (flags.redeliver) await terminal.print(`Put back ${counted(await notifier.redeliver())}.\n`);
    if (!flags.watch) {
      const round = await notifier.once();
      const counts = await notifier.counts();
      await terminal.print(
        flags.json
          ? `${JSON.stringify({ ...round, messages: counts }, null, 2)}\n`
          : `${round.read} ${round.read === 1 ? 'act' : 'acts'} read, ${round.attempts} ${round.attempts === 1 ? 'attempt' : 'attempts'} to send. In the ledger: ${inWords(counts)}.\n`,
      );
      return exitCodes.done;
    }
    await watch(notifier, flags, terminal);
    return exitCodes.done;
  });
}

async function watch(notifier: Notifier, { serve }: NotifyCommandFlags, terminal: Terminal): Promise<void> {
  const ended = new AbortController();
  const end = () => ended.abort();
  process.once('SIGINT', end).once('SIGTERM', end);
  const server = serve === undefined ? undefined : createServer(nodeListener(noticePages(notifier)));
  try {
    if (server) {
      server.listen(serve, '127.0.0.1');
      await once(server, 'listening');
      await terminal.print(`Pages at port ${serve}, for ${notifier.city.pages}\n`);
    }
    await terminal.print('Watching the log. Ctrl-C ends it.\n');
    await notifier.watch(ended.signal, {
      onFault: (fault) => terminal.complain(`${fault instanceof Error ? fault.message : String(fault)}\n`),
    });
  } finally {
    process.off('SIGINT', end).off('SIGTERM', end);
    server?.closeAllConnections();
    server?.close();
  }
}

/** What could not be sent, with what was answered. */
async function listDead(notifier: Notifier, { json }: NotifyCommandFlags, terminal: Terminal): Promise<ExitCode> {
  const dead = await notifier.messages({ state: 'dead', limit: 1000 });
  if (json) await terminal.print(`${JSON.stringify(dead, null, 2)}\n`);
  else {
    for (const { id, subscription, deliveries, attempts } of dead) {
      const last = attempts.at(-1);
      await terminal.print(
        `${id} to ${subscription}, ${deliveries.length} notices: ${attempts.length} attempts, the last ${last?.at}: ${legible(last?.answer ?? '')}\n`,
      );
    }
    await terminal.print(
      `${counted(dead.length)} could not be sent.${dead.length > 0 ? ' `statecraft notify --redeliver` sends them again.' : ''}\n`,
    );
  }
  return exitCodes.done;
}

function inWords(counts: Awaited<ReturnType<Notifier['counts']>>): string {
  return (
    Object.entries(counts)
      .map(([state, count]) => `${count} ${state}`)
      .join(', ') || 'no message'
  );
}

function counted(count: number): string {
  return `${count} ${count === 1 ? 'message' : 'messages'}`;
}
