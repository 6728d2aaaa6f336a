// Tries the checks on the cities, with whatever fault `plant.ts` has put in; prints which of them found something, as JSON.
import { readFileSync } from 'node:fs';
import { laws } from '../law/laws.ts';
import { checks } from './checks.ts';
import { explainedIn } from './explained.ts';

const page = readFileSync(new URL('../../../../docs/what-the-checker-says.md', import.meta.url), 'utf8');
const cities = process.env.STATECRAFT_CITIES?.split(',');
const found: Record<string, string> = {};
for (const { id, city, law } of laws) {
  if (cities && !cities.includes(id)) continue;
  for (const [name, check] of Object.entries(checks)) {
    if (found[name] !== undefined) continue;
    try {
      const wrong = await check({ city, law, explained: explainedIn(page, id) });
      if (wrong !== undefined) found[name] = `${id}: ${wrong}`;
    } catch (thrown) {
      found[name] = `${id}: ${thrown instanceof Error ? (thrown.message.split('\n')[0] ?? '') : String(thrown)}`;
    }
  }
}
process.stdout.write(`${JSON.stringify(found)}\n`);
