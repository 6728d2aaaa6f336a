import { type Command, type HistoryEntry, ownVocabulary } from '@statecraft/core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { City } from '../../src/city.ts';
import { correctionIn, correctionOf, WHAT, WHY } from '../../src/pages/correction.ts';
import { typedFrom } from '../../src/pages/type-act-form.ts';
import { cityPages, session } from './city-pages.ts';
import { tokens } from './city-server.ts';

const served = cityPages();
const { page, post: send } = served;
let city: City;
beforeAll(() => {
  ({ city } = served);
});
let count = 0;

/** An ordinance of its own, introduced and referred; gives its id and the address of the correction of its referral. */
async function referred(): Promise<{ measure: string; path: string }> {
  count += 1;
  const measure = `kc-wrong-${count}`;
  const acts = [
    {
      type: 'introduce',
      measure,
      on: '2026-01-08',
      kind: 'ordinance',
      title: `Ordinance ${count}`,
      text: { label: 'As introduced', hash: 'sha256:1' },
    },
    {
      type: 'refer',
      measure,
      on: '2026-01-08',
      to: ['finance'],
      by: { id: 'lucas', role: 'mayor' },
      commandId: `refer/${count}`,
    },
    { type: 'report', measure, on: '2026-01-14', recommendation: 'do-pass' },
  ];
  for (const act of acts) expect(await city.engine.execute(act as Command)).toMatchObject({ ok: true });
  return { measure, path: `/clerk/measures/${measure}/corrections/${encodeURIComponent(`refer/${count}`)}` };
}

/** Every field of a form as a browser would send it. */
async function fieldsAt(path: string): Promise<Record<string, string>> {
  const { status, text } = await page(path, { headers: session });
  expect(status).toBe(200);
  const form = /<form class="act-form"[\s\S]*?<\/form>/.exec(text)?.[0] ?? '';
  const inputs = [...form.matchAll(/<input type="(?:hidden|text|date|url)"[^>]*?name="([^"]+)"[^>]*?value="([^"]*)"/g)];
  const checked = [...form.matchAll(/<input type="(?:checkbox|radio)" name="([^"]+)" value="([^"]*)" checked/g)];
  const selects = [...form.matchAll(/<select[^>]*name="([^"]+)"[^>]*>[\s\S]*?<\/select>/g)].map((found) => [
    ...found.slice(0, 2),
    /value="([^"]*)" selected/.exec(found[0])?.[1] ?? '',
  ]);
  return Object.fromEntries([...inputs, ...checked, ...selects].map(([, name = '', value = '']) => [name, value]));
}

/** Sends a form as the clerk, unless another session is told. */
const post = (path: string, fields: Readonly<Record<string, string>>, headers = session) => send(path, fields, headers);

const historyOf = async (measure: string) =>
  (await city.engine.history(measure)).map(({ type, on, by, data }) => ({ type, on, by: by?.id, to: data.to }));

describe('putting an act right', () => {
  test('begins at the act, for the clerk alone', async () => {
    const { measure, path } = await referred();
    const asClerk = await page(`/measures/${measure}`, { headers: session });
    expect(asClerk.text).toContain(`href="${path}"`);
    expect((await page(`/measures/${measure}`)).text).not.toContain('/corrections/');
    expect((await page(path)).status).toBe(401);
    const asMayor = await page(path, { headers: { cookie: `session=${tokens.mayor}` } });
    expect(asMayor.status).toBe(403);
    expect(asMayor.text).toContain('the rest the clerk records');
  });

  test('shows the act as it reads, and what would change, and records a correction', async () => {
    const { measure, path } = await referred();
    const fields = await fieldsAt(path);
    expect(fields).toMatchObject({
      on: '2026-01-08',
      to: 'finance',
      'by.id': 'lucas',
      'by.role': 'mayor',
      [WHAT]: 'otherwise',
    });
    const typed = {
      ...fields,
      on: '2026-01-09',
      to: 'transportation',
      'by.id': '',
      'by.role': '',
      [WHY]: 'read from the wrong line',
    };
    const review = await post(path, { ...typed, step: 'review' });
    expect(review.status).toBe(200);
    expect(review.text).toMatch(/As it is entered[\s\S]*January 8, 2026[\s\S]*As it will read[\s\S]*January 9, 2026/);
    const done = await post(path, { ...typed, step: 'record' });
    expect(done.status).toBe(303);
    expect(await historyOf(measure)).toMatchObject([
      { type: 'introduced' },
      { type: 'referred', on: '2026-01-09', by: undefined, to: ['transportation'] },
      { type: 'reported' },
    ]);
    const last = (await city.log.readStream(`measure/${measure}`)).at(-1);
    expect(last).toMatchObject({
      type: 'corrected',
      recordedBy: 'clerk',
      data: { reason: 'read from the wrong line', change: { by: null } },
    });
    expect((await page(done.headers.get('location') ?? '')).text).toContain('Shown as corrected');
  });

  test('says which acts the law would read otherwise, and strikes', async () => {
    const { measure, path } = await referred();
    const typed = { ...(await fieldsAt(path)), [WHAT]: 'never', [WHY]: 'it was another ordinance' };
    const review = await post(path, { ...typed, step: 'review' });
    expect(review.text).toMatch(
      /It never happened: it is struck[\s\S]*What the law makes of it[\s\S]*Reported[\s\S]*first: refer/,
    );
    expect((await post(path, { ...typed, step: 'record' })).status).toBe(303);
    expect((await historyOf(measure)).map(({ type }) => type)).toEqual(['introduced', 'reported']);
    // What was struck is not put right once more, and the form says so.
    const again = await post(path, { ...(await fieldsAt(path)), [WHY]: 'again', on: '2026-01-10', step: 'record' });
    expect(again.status).toBe(422);
    expect(again.text).toContain('was struck: record it anew');
  });

  test.each([
    ['without a reason', { [WHY]: '', on: '2026-01-09' }, `id="w-${WHY}"`],
    ['of nothing', { [WHY]: 'x' }, 'nothing is changed'],
    ['to a day that is none', { [WHY]: 'x', on: '2026-02-30' }, 'id="w-on"'],
    ['to an id that cannot be', { [WHY]: 'x', to: '../etc' }, 'an id starts with a letter'],
    ['with a tag in its reason', { [WHY]: '<script>x</script>' }, 'holds an HTML tag'],
  ])('%s is told by its place, with what was typed, and records nothing', async (_what, typed, told) => {
    const { measure, path } = await referred();
    const fields = { ...(await fieldsAt(path)), 'source.title': 'Minutes, page 3', ...typed };
    if (_what === 'of nothing') fields['source.title'] = '';
    for (const step of ['review', 'record']) {
      const answer = await post(path, { ...fields, step });
      expect([200, 422]).toContain(answer.status);
      expect(answer.text).toContain(told);
      expect(answer.text).not.toContain('Is this right?');
      if (_what !== 'of nothing') expect(answer.text).toContain('Minutes, page 3');
    }
    expect(await city.engine.measure(measure)).toMatchObject({ version: 3 });
  });

  test('upon what others recorded meanwhile is told of, and nothing typed is lost', async () => {
    const { measure, path } = await referred();
    const typed = { ...(await fieldsAt(path)), on: '2026-01-09', [WHY]: 'a slip' };
    await city.engine.execute({ type: 'read', measure, on: '2026-01-15', reading: 2, recordedBy: 'deputy-clerk' });
    const answer = await post(path, { ...typed, step: 'record' });
    expect(answer.status).toBe(409);
    expect(answer.text).toMatch(/Somebody else was faster[\s\S]*a slip<\/textarea>[\s\S]*value="2026-01-09"/);
    expect(await city.engine.measure(measure)).toMatchObject({ version: 4 });
  });

  test('typed when the session had ended, is there again after signing in', async () => {
    const { path } = await referred();
    const typed = { ...(await fieldsAt(path)), on: '2026-01-09', [WHY]: 'a slip', step: 'record' };
    const ended = await post(path, typed, { cookie: `session=${tokens.old}` });
    expect(ended.status).toBe(401);
    const hidden = [...ended.text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
    const again = await post('/clerk/sign-in', {
      ...Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value])),
      token: tokens.clerk,
    });
    expect(again.text).toMatch(/You signed in anew[\s\S]*a slip<\/textarea>[\s\S]*value="2026-01-09"/);
  });

  test.each(['none', 'kc.refer', '../x', 'corrected'])('of what is no act is not found: %s', async (event) => {
    const { measure } = await referred();
    const answer = await page(`/clerk/measures/${measure}/corrections/${encodeURIComponent(event)}`, {
      headers: session,
    });
    expect(answer.status).toBe(404);
  });
});

describe('the form of an act on record', () => {
  const events = new Map<string, string>(Object.values(ownVocabulary.acts).map(({ event, type }) => [event, type]));

  test('sent as it is drawn changes nothing, whatever act of Kansas City’s records it is of', async () => {
    const seen = new Set<string>();
    for await (const { stream } of city.log.read()) {
      if (!stream.startsWith('measure/') || seen.has(stream)) continue;
      seen.add(stream);
      for (const entry of await city.engine.history(stream.slice('measure/'.length))) {
        const choice = correctionOf(entry, 'it');
        expect(choice?.act).toBe(events.get(entry.type));
        if (!choice) continue;
        const typed = new Map(typedFrom(entry, choice.act));
        const correction = correctionIn(typed, choice, entry, { measure: 'm', on: '2026-01-08' });
        expect([entry.event.id, correction.change]).toEqual([entry.event.id, {}]);
      }
    }
    expect(seen.size).toBeGreaterThan(5);
  });

  const vote = (data: HistoryEntry['data']) =>
    ({ event: { id: 'v1' }, type: 'voted', on: '2026-01-08', data, rulings: [] }) as unknown as HistoryEntry;
  const roll = {
    kind: 'roll-call',
    ayes: ['a', 'b'],
    nays: ['c'],
    abstaining: [],
    present: [],
    paired: ['d', 'e'],
    recused: [],
    absent: [],
    excused: [],
  };
  const changeOf = (entry: HistoryEntry, typed: Readonly<Record<string, string>>) => {
    const choice = correctionOf(entry, 'it');
    if (!choice) throw new Error('no act');
    const form = new Map([
      ...typedFrom(entry, choice.act),
      ...Object.entries(typed).map(([name, value]) => [name, [value]] as const),
    ]);
    return correctionIn(form, choice, entry, { measure: 'm', on: '2026-01-09' }).change;
  };

  test('a vote put right keeps what the form has no place for', () => {
    const data = {
      question: { kind: 'waiver', rule: 'kc.readings', covers: ['x'] },
      method: roll,
      announced: 'carried',
    };
    expect(changeOf(vote(data), { 'roll.b': 'nays' })).toEqual({
      data: { method: { ...roll, ayes: ['a'], nays: ['b', 'c'] } },
    });
    expect(changeOf(vote(data), { 'question.rule': 'kc.aging' })).toEqual({
      data: { question: { kind: 'waiver', rule: 'kc.aging', covers: ['x'] } },
    });
    expect(changeOf(vote(data), { 'method.kind': 'voice' })).toEqual({ data: { method: { kind: 'voice' } } });
  });

  test('what is taken away of an act is gone from it, and the rest is said again', () => {
    const data = { question: { kind: 'passage' }, method: { kind: 'voice' }, announced: 'carried', mover: 'a' };
    const { announced: _gone, ...rest } = data;
    expect(changeOf(vote(data), { announced: '' })).toEqual({ act: 'vote', data: rest });
  });
});
