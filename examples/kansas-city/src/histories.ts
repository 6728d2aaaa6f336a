import { auditRecord, loadRecord, renderAudit } from '@statecraft/cli';
import { kansasCity } from '@statecraft/procedures/kansas-city';
import { recordFile } from './files.ts';
import { paragraph } from './page.ts';
import type { Show } from './show.ts';

const histories = ['160850', '011111', '030961', '140301', '090503'];

/** The clerk's histories that lack entries: every act placed, every gap named, nothing refused and nothing recorded. */
export async function showHistories({ paper, print }: Show): Promise<void> {
  print(
    `\n${paragraph(
      'As the clerk has them, nothing added. An audit places every act, refuses none, and names what is missing; it records nothing.',
      paper,
    )}`,
  );
  for (const name of histories) {
    const audited = await auditRecord(await loadRecord(recordFile(name), { procedures: [kansasCity] }), {
      procedures: [kansasCity],
    });
    print(`\n${renderAudit(audited, paper)}`);
  }
}
