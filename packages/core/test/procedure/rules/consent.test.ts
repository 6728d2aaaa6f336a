import { expect, test } from 'vitest';
import { type Command, memoryLog } from '../../../src/index.ts';
import { ordinance, roster, townHall } from '../../town.ts';

const { introduce, refer } = ordinance();
const toStreets = (consent?: string[]): Command => ({
  type: 're-refer',
  measure: 'm1',
  on: '2020-01-08',
  to: ['streets'],
  ...(consent && { consent }),
});
const ruling = async (command: Command, acts: readonly Command[] = [introduce, refer]) => {
  const { engine } = await townHall({ acts });
  return (await engine.explain(command)).rulings.find(({ rule }) => rule === 'consent');
};

test('[RULE-8] both chairs consent', async () => {
  expect(await ruling(toStreets(['ada', 'ben']))).toMatchObject({
    verdict: 'holds',
    numbers: { chairs: ['ada', 'ben'] },
  });
});

test.each([
  [['ada'], ['ben']],
  [['ben'], ['ada']],
  [[], ['ada', 'ben']],
  [['zoe'], ['ada', 'ben']],
])('[RULE-8] with the consent of %j, that of %j is missing', async (consent, missing) => {
  expect(await ruling(toStreets(consent))).toMatchObject({ verdict: 'fails', numbers: { missing } });
});

test('[RULE-8] a consent of which nothing is on record is undetermined, and so is a committee without a chair', async () => {
  expect(await ruling(toStreets())).toMatchObject({ verdict: 'undetermined', lacks: ['the consent of the chairs'] });
  expect(await ruling({ ...toStreets(['ada']), to: ['parks'] } as Command)).toMatchObject({
    verdict: 'undetermined',
    lacks: ['who chairs the committees'],
  });
});

test('[RULE-8] the chair of a committee that only the record names is known', async () => {
  const back: Command = { type: 're-refer', measure: 'm1', on: '2020-01-09', to: ['finance'], consent: ['ada', 'ben'] };
  expect(await ruling(back, [introduce, refer, toStreets(['ada', 'ben'])])).toMatchObject({
    verdict: 'holds',
    numbers: { chairs: ['ben', 'ada'] },
  });
});

test('[RULE-8] the chairs are those of the day', async () => {
  const log = memoryLog();
  const { engine } = await townHall({
    log,
    acts: [
      { type: 'vacate', body: 'streets', on: '2020-01-08', member: 'ben' },
      { type: 'seat', body: 'streets', on: '2020-01-08', member: 'cleo', role: 'chair' },
      introduce,
      refer,
    ],
  });
  const { rulings } = await engine.explain(toStreets(['ada', 'cleo']));
  expect(rulings).toMatchObject([{ verdict: 'holds' }]);
  expect(await log.head()).toBe(roster.length + 4);
});
