import type { Channel } from '@statecraft/notify';
import { legible } from '../print/spans.ts';

/** Prints notices where the program runs, to see what would be sent. The address of a subscription is any name. */
export function terminalChannel(print: (text: string) => void | Promise<void>): Channel {
  return {
    name: 'terminal',
    check: () => undefined,
    async send({ address, rendered }) {
      await print(`To ${address}\n\n${legible(rendered.text)}\n${'-'.repeat(72)}\n`);
      return { outcome: 'delivered', answer: 'printed' };
    },
  };
}
