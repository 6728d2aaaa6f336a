import { filesIn, scenarioFile } from './files.ts';
import { keepRecord } from './keep-record.ts';
import { paragraph, subheading } from './page.ts';
import { play, printRefusal, printScenario } from './scenario.ts';
import type { Show } from './show.ts';

const ways = ['passage', 'failure', 'held', 'vetoed', 'same-day'];
const overrides = ['override-seven', 'override-eight', 'override-nine'];

/**
 * What is known of the doxing ordinance; then what could have followed, every act of it marked hypothetical.
 *
 * @returns whether the log has what is known
 */
export async function showDoxingOrdinance(show: Show): Promise<boolean> {
  const { paper, print } = show;
  const kept = await keepRecord('doxing', show);

  print(subheading('Supposed: what could have followed', paper));
  print(
    paragraph(
      'No source tells what became of it. From here on everything is hypothetical: each scenario is played in a log of its own, in memory, and its votes are cast by numbered seats, seat 1 being the mayor’s.',
      paper,
    ),
  );
  for (const [index, way] of ways.entries()) {
    print(subheading(`Scenario ${index + 1} of ${ways.length}`, paper));
    printScenario(await play(scenarioFile(way)), show);
    if (way === 'vetoed') await showOverrides(show);
  }

  print(subheading('Supposed: acts that the procedure refuses', paper));
  for (const file of filesIn('scenarios/refused')) printRefusal(await play(file), show);
  return kept;
}

async function showOverrides(show: Show): Promise<void> {
  for (const name of overrides) {
    show.print('\n');
    printScenario(await play(scenarioFile(name)), show);
  }
}
