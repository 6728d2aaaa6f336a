import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Command, StatecraftError } from '@statecraft/core';
import { beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { type City, openCity } from '../../src/city.ts';
import { cityPages, origin, session } from './city-pages.ts';
import { tokens } from './city-server.ts';

const served = cityPages();
const { page, post } = served;
let city: City;
beforeAll(() => {
  ({ city } = served);
});
let count = 0;

/** An ordinance of its own, introduced. */
async function ordinance(more: Partial<Extract<Command, { type: 'introduce' }>> = {}): Promise<string> {
  count += 1;
  const measure = `kc-page-${count}`;
  const command = {
    type: 'introduce',
    measure,
    on: '2026-01-08',
    kind: 'ordinance',
    title: `Ordinance ${count}`,
    by: { id: 'ellington', role: 'member' },
    ...more,
  };
  expect(await city.engine.execute(command as Command)).toMatchObject({ ok: true });
  return measure;
}

/** An ordinance that lies in the committee of finance; gives its id. */
async function referred(): Promise<string> {
  const measure = await ordinance();
  const to = ['finance-governance-public-safety'];
  await city.engine.execute({ type: 'refer', measure, on: '2026-01-08', to } as Command);
  return measure;
}

/** The hidden fields of a form. */
async function formOf(path: string): Promise<Record<string, string>> {
  const { status, text } = await page(path, { headers: session });
  expect(status).toBe(200);
  return Object.fromEntries(
    [...text.matchAll(/<input type="hidden" name="(csrf|version|commandId)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value],
    ),
  );
}

describe('what others wrote', () => {
  test('is escaped wherever it is shown', async () => {
    const measure = await ordinance({
      title: '<script>alert("title")</script> & more',
      file: '"><img src=x onerror=alert(1)>',
      source: { title: '<b>bold</b>', locator: '</p><script>' },
    });
    // Of a log from before addresses were held to http and https.
    const [event] = await city.log.readStream(`measure/${measure}`);
    if (!event) throw new Error('nothing is on record');
    await city.log.append({
      events: [
        {
          ...event,
          id: 'with-a-script',
          commandId: 'with-a-script',
          type: 'sponsored',
          data: { change: 'add', sponsors: ['bough'] },
          source: { address: 'javascript:alert(1)' },
        },
      ],
      expect: {},
    });
    await city.engine.execute({
      type: 'seat',
      body: 'parks-board',
      on: '2026-01-01',
      member: 'eve',
      name: '<i>Eve</i>',
    } as Command);
    await city.engine.execute({
      type: 'sponsor',
      measure,
      on: '2026-01-08',
      change: 'add',
      sponsors: ['eve'],
    } as Command);
    for (const path of [
      '/',
      `/?words=${encodeURIComponent('<script>alert(9)')}`,
      `/measures/${measure}`,
      `/measures/${measure}?on=${encodeURIComponent('"><script>')}`,
      '/deadlines',
      '/bodies',
      '/bodies/parks-board',
    ]) {
      const { status, text } = await page(path);
      expect(status, path).toBe(200);
      expect(text, path).not.toMatch(/<script>|<img|<b>|<i>|onerror=alert\(1\)>|href="javascript:/);
    }
    expect((await page(`/measures/${measure}`)).text).toContain(
      '&lt;script&gt;alert(&quot;title&quot;)&lt;/script&gt; &amp; more',
    );
    expect((await page('/bodies/parks-board')).text).toContain('&lt;i&gt;Eve&lt;/i&gt;');
  });

  test('pages bring no script and no style of their own, and the policy allows none', async () => {
    for (const path of ['/', '/measures/kc-200162', '/clerk', '/nowhere']) {
      const { text, headers } = await page(path);
      expect(text).not.toMatch(/ style="|<style|\son\w+="|<script(?! type="module" src="\/assets\/live\.js")/);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain('unsafe');
    }
  });
});

describe('the docket', () => {
  test('counts by stage, and is narrowed by stage, sponsor, committee and words', async () => {
    const { text } = await page('/');
    expect(text).toMatch(/<span class="count">13<\/span> Enacted/);
    const enacted = (await page('/?stage=enacted')).text;
    expect(enacted).toContain('$250,000 to ReStart');
    expect(enacted).not.toContain('Doxing of public officials');
    expect((await page('/?words=restart%20ELLINGTON')).text).toContain('$250,000 to ReStart');
    expect((await page('/?words=200162')).text).toContain('$250,000 to ReStart');
    expect((await page('/?sponsor=lucas')).text).toContain('Doxing of public officials');
    expect((await page('/?sponsor=lucas')).text).not.toContain('ReStart');
    expect((await page('/?words=no-such-words')).text).toContain('No measure is found.');
    const measure = await ordinance({ title: 'On trees' });
    await city.engine.execute({ type: 'refer', measure, on: '2026-01-08', to: ['trees-and-parks'] } as Command);
    const before = (await page('/?committee=trees-and-parks')).text;
    expect(before).toContain('On trees');
    expect(before).not.toContain('ReStart');
  });

  test('comes in pages: each measure stands on one of them', async () => {
    for (let made = 0; made < 30; made += 1) await ordinance({ title: `Paging ${made}` });
    // An id may be as long as the place of a page is not to be cut at.
    for (let made = 0; made < 30; made += 1)
      await ordinance({ measure: `kc-${'long'.repeat(45)}-${made}`, title: `Long ${made}` });
    for (const query of ['', 'stage=introduced', 'words=paging', 'words=long']) {
      const seen: string[] = [];
      let path: string | undefined = `/?${query}`;
      for (let pages = 0; path !== undefined && pages < 20; pages += 1) {
        const { text } = await page(path);
        seen.push(...[...text.matchAll(/<h3>\s*<a href="\/measures\/([^"]+)"/g)].map(([, id = '']) => id));
        path = /rel="next" href="([^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&');
      }
      expect(new Set(seen).size).toBe(seen.length);
      const tally = await city.docket.tally('stage');
      const all = [...tally].filter(([stage]) => !stage.includes('.')).reduce((sum, [, measures]) => sum + measures, 0);
      expect(seen).toHaveLength(query === '' ? all : query.startsWith('words') ? 30 : (tally.get('introduced') ?? 0));
    }
  });
});

describe('a measure', () => {
  test('shows corrected and struck acts, marked, with the reason', async () => {
    const measure = await ordinance();
    const sponsor = (member: string) =>
      ({ type: 'sponsor', measure, on: '2026-01-09', change: 'add', sponsors: [member] }) as Command;
    const [first, second] = [await city.engine.execute(sponsor('bunch')), await city.engine.execute(sponsor('hall'))];
    const idOf = (result: typeof first) => (result.ok ? result.event.id : '');
    const correct = (event: string, change: object, reason: string) =>
      ({ type: 'correct', measure, on: '2026-01-12', event, change, reason }) as Command;
    await city.engine.execute(correct(idOf(first), { data: { sponsors: ['bough'] } }, 'a slip of the pen'));
    await city.engine.execute(correct(idOf(second), { strike: true }, 'it never happened'));
    const { text } = await page(`/measures/${measure}`);
    expect(text).toContain('Sponsors join: Bough');
    expect(text).toMatch(/Shown as corrected<\/strong>.*a slip of the pen/s);
    expect(text).toMatch(/<del>Sponsors join: Hall<\/del>/);
    expect(text).toMatch(/Taken off the record<\/strong>.*it never happened/s);
    const before = await page(`/measures/${measure}?at=2020-01-01T00:00`);
    expect(before.status).toBe(200);
    expect(before.text).toContain('Nothing was on record of it then.');
    // Neither what it is called now, nor of what kind it is.
    expect(before.text).not.toContain('Ordinance');
  });

  test('says why an act is not in order yet, with the rule and the day', async () => {
    const measure = await referred();
    await city.engine.execute({ type: 'hold', measure, on: '2026-01-09', until: '2999-01-01' } as Command);
    const { text } = await page(`/measures/${measure}`);
    expect(text).toMatch(
      /Why not yet<\/h3>.*Reported by the committee.*Fails.*A hold binds until its date.*January 1, 2999.*Council Rules Rule 20-A/s,
    );
    expect(text).toMatch(/From <time datetime="2999-01-01">/);
    expect(text).toMatch(
      /The shortest way to law:<\/strong> reported by the committee, then passed on third reading\./,
    );
  });

  test('a day that is none is told beside the field, and the record of today is shown', async () => {
    const { status, text } = await page('/measures/kc-200162?on=2020-02-31');
    expect(status).toBe(200);
    expect(text).toContain('“2020-02-31” is no date.');
    expect(text).not.toContain('You are looking back.');
  });
});

describe('errors', () => {
  test.each([
    ['/nowhere', 404],
    ['/measures/none', 404],
    ['/measures/..%2F..%2Fetc%2Fpasswd', 404],
    ['/bodies/none', 404],
    ['/assets/..%2Fpages.ts', 404],
    ['/assets/pages.ts', 404],
  ])('%s is a page with status %i', async (path, status) => {
    const answer = await page(path);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('text/html');
    expect(answer.text).toContain('<h1>Nothing is here</h1>');
  });

  test.each<[number, string, RequestInit, Partial<City['limits']>]>([
    [413, '/clerk/sign-in', { method: 'POST', body: 'x'.repeat(1000), headers: { origin } }, { body: 100 }],
    [429, '/', {}, { requests: 0 }],
    [429, '/notices/events', {}, { streams: 0 }],
    [401, '/', { headers: { authorization: 'Bearer forged' } }, {}],
    [403, '/clerk/sign-out', { method: 'POST', body: 'a=b', headers: { origin: 'https://elsewhere.example' } }, {}],
  ])('a browser is answered %i with a page, a program with a document', async (status, path, init, limits) => {
    const strict = createApp({ ...city, limits: { ...city.limits, ...limits } });
    const ask = async (accept: string) => {
      const headers = { 'content-type': 'application/x-www-form-urlencoded', ...init.headers, accept };
      return strict.request(`${origin}${path}`, { ...init, headers });
    };
    const answer = await ask('text/html,application/xhtml+xml,*/*;q=0.8');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'text/html; charset=UTF-8']);
    expect(await answer.text()).toContain(`<p class="kicker">${status}</p>`);
    expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    if (status === 429) expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    if (status !== 403) expect((await ask('*/*')).headers.get('content-type')).toBe('application/problem+json');
  });

  test('below /api also a browser is answered with a document', async () => {
    const strict = createApp({ ...city, limits: { ...city.limits, requests: 0 } });
    const answer = await strict.request(`${origin}/api/docket`, { headers: { accept: 'text/html' } });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([429, 'application/problem+json']);
  });

  test('a fault is a page that says nothing of the inside, and is reported', async () => {
    const said: string[] = [];
    const broken = createApp({
      ...city,
      report: (event) => void said.push(event),
      engine: { ...city.engine, deadlines: () => Promise.reject(new Error('the inside of it')) },
    });
    const answer = await broken.request('/deadlines');
    expect(answer.status).toBe(500);
    const text = await answer.text();
    expect(text).toContain('Something went wrong here');
    expect(text).not.toContain('the inside of it');
    expect(said).toContain('page-failed');
  });

  test.each([
    ['log-busy', 'Try again in a moment'],
    ['log-full', 'There is no room left where the record is kept'],
  ] as const)(
    'a record that takes nothing is a page that says whether it passes by itself: %s',
    async (code, words) => {
      const engine = { ...city.engine, deadlines: () => Promise.reject(new StatecraftError(code, 'the inside of it')) };
      const answer = await createApp({ ...city, report: () => undefined, engine }).request('/deadlines');
      expect(answer.status).toBe(503);
      expect(await answer.text()).toContain(words);
    },
  );
});

describe('signing in', () => {
  test('keeps the token where no script can reach it, and sends it to our own pages alone', async () => {
    const answer = await post('/clerk/sign-in', { token: tokens.clerk, next: '/clerk/measures/kc-doxing-2020' });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/clerk/measures/kc-doxing-2020');
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    expect(cookie).not.toMatch(/Secure/);
  });

  test.each([
    ['https://docket.example', {}, true],
    ['http://localhost', { 'x-forwarded-proto': 'https' }, false],
  ])('keeps it for encrypted ways alone where the city is reached by them: %s', async (address, headers, secure) => {
    const answer = await createApp({ ...city, address }).request(`${origin}/clerk/sign-in`, {
      method: 'POST',
      body: new URLSearchParams({ token: tokens.clerk }),
      headers: { origin: address, ...headers },
    });
    expect(answer.status).toBe(303);
    expect(/; Secure/.test(answer.headers.get('set-cookie') ?? '')).toBe(secure);
  });

  test.each([
    ['no token', '', 'Type the token'],
    ['a forged token', 'forged', 'not a token of this city'],
    ['a token of the public', tokens.public, 'the public reads here'],
    ['a token that ended', tokens.old, 'has run out'],
  ])('refuses %s and says why', async (_what, token, why) => {
    const answer = await post('/clerk/sign-in', { token });
    expect(answer.status).toBe(403);
    expect(answer.text).toContain(why);
    expect(answer.headers.get('set-cookie')).toBeNull();
  });

  test.each([
    'https://elsewhere.example/',
    '//elsewhere.example',
    '/\\elsewhere.example',
    'javascript:alert(1)',
    '/clerk/../../x',
  ])('goes on to no other place: %s', async (next) => {
    const answer = await post('/clerk/sign-in', { token: tokens.clerk, next });
    expect(answer.headers.get('location')).toBe('/clerk');
  });

  test('nobody else comes to a form', async () => {
    for (const cookie of ['', `session=${tokens.public}`, `session=${tokens.old}`, 'session=forged']) {
      const answer = await page('/clerk/measures/kc-doxing-2020/acts/kc.sponsor', { headers: { cookie } });
      expect(answer.status).toBe(401);
      expect(answer.text).toContain('Sign in with the token');
    }
  });
});

describe('recording through a form', () => {
  const fields = { on: '2026-01-09', change: 'add', sponsors: 'bunch', step: 'record' };

  test('sent twice is one act', async () => {
    const measure = await ordinance();
    const path = `/clerk/measures/${measure}/acts/kc.sponsor`;
    const form = await formOf(path);
    const answers = [
      await post(path, { ...form, ...fields }, session),
      await post(path, { ...form, ...fields }, session),
    ];
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(answers[0]?.headers.get('location')).toBe(answers[1]?.headers.get('location'));
    expect(await city.engine.measure(measure)).toMatchObject({ version: 2 });
    // What was recorded is told on the page it leads to.
    expect((await page(answers[0]?.headers.get('location') ?? '')).text).toContain(
      '<strong>Recorded.</strong> Sponsors join: Bunch',
    );
  });

  test('sent again with other content after it was recorded, is told of and recorded as an act of its own', async () => {
    const measure = await ordinance();
    const path = `/clerk/measures/${measure}/acts/kc.sponsor`;
    const form = await formOf(path);
    await post(path, { ...form, ...fields }, session);
    const again = await post(path, { ...form, ...fields, sponsors: 'hall' }, session);
    expect(again.status).toBe(409);
    expect(again.text).toContain('Sponsors join: Bunch');
    expect(again.text).toMatch(/value="hall" checked/);
    const next = Object.fromEntries(
      [...again.text.matchAll(/name="(csrf|version|commandId)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
        name,
        value,
      ]),
    );
    expect((await post(path, { ...next, ...fields, sponsors: 'hall' }, session)).status).toBe(303);
    expect((await city.engine.measure(measure))?.facts.sponsors).toEqual(['bunch', 'hall']);
  });

  test.each(['review', 'record'])(
    'on a version that others have moved on from is told of, not recorded (%s)',
    async (step) => {
      const measure = await ordinance();
      const path = `/clerk/measures/${measure}/acts/kc.sponsor`;
      const form = await formOf(path);
      await city.engine.execute({
        type: 'read',
        measure,
        on: '2026-01-09',
        reading: 2,
        recordedBy: 'deputy-clerk',
      } as Command);
      const answer = await post(path, { ...form, ...fields, step }, session);
      expect(answer.status).toBe(409);
      expect(answer.text).toMatch(/Somebody else was faster.*Second reading<\/strong>, by deputy-clerk/s);
      expect(answer.text).toMatch(/value="bunch" checked/);
      expect(await city.engine.measure(measure)).toMatchObject({ version: 2 });
    },
  );

  test('what was typed when the session had ended is there again after signing in, and is not recorded by itself', async () => {
    const measure = await ordinance();
    const path = `/clerk/measures/${measure}/acts/kc.sponsor`;
    const form = await formOf(path);
    const typed = { ...form, ...fields, 'source.title': 'Minutes "of" 3 < 4' };
    const ended = await post(path, typed, { cookie: `session=${tokens.old}` });
    expect(ended.status).toBe(401);
    expect(ended.text).toContain('what you typed is kept');
    const hidden = (text: string) =>
      Object.fromEntries(
        [...text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
          name,
          value.replaceAll('&quot;', '"').replaceAll('&lt;', '<'),
        ]),
      );
    // A slip with the token loses nothing either.
    const slip = await post('/clerk/sign-in', { ...hidden(ended.text), token: 'forged' });
    expect(slip.status).toBe(403);
    expect(hidden(slip.text)).toEqual(hidden(ended.text));
    expect(Object.keys(hidden(slip.text))).not.toContain('typed:csrf');
    const again = await post('/clerk/sign-in', { ...hidden(slip.text), token: tokens.clerk });
    expect(again.status).toBe(200);
    expect(again.headers.get('set-cookie')).toContain(tokens.clerk);
    expect(again.text).toContain('You signed in anew');
    expect(again.text).toContain('Signed in as City Clerk');
    expect(again.text).toMatch(/value="bunch" checked/);
    expect(again.text).toContain('value="Minutes &quot;of&quot; 3 &lt; 4"');
    expect(await city.engine.measure(measure)).toMatchObject({ version: 1 });
    const { csrf = '', version = '', commandId = '' } = hidden(again.text);
    expect([version, commandId]).toEqual([form.version, form.commandId]);
    expect((await post(path, { ...typed, csrf, step: 'record' }, session)).status).toBe(303);
  });

  test('what was typed into a form of another session is shown again, and goes on only from there', async () => {
    const measure = await ordinance();
    const path = `/clerk/measures/${measure}/acts/kc.sponsor`;
    const form = await formOf(path);
    const answer = await post(path, { ...form, ...fields }, { cookie: `session=${tokens.deputy}` });
    expect(answer.status).toBe(403);
    expect(answer.text).toMatch(/value="bunch" checked/);
    expect(answer.text).not.toContain(form.csrf);
    expect(await city.engine.measure(measure)).toMatchObject({ version: 1 });
  });

  test.each([
    ['without the form’s own token', { csrf: undefined }, {}],
    ['with another token', { csrf: 'forged' }, {}],
    ['from another site', {}, { origin: 'https://elsewhere.example' }],
  ])('%s is refused, and nothing is recorded', async (_what, changed, headers) => {
    const measure = await ordinance();
    const path = `/clerk/measures/${measure}/acts/kc.sponsor`;
    const form = await formOf(path);
    const answer = await post(path, { ...form, ...fields, ...changed }, { ...session, ...headers });
    expect(answer.status).toBe(403);
    expect(await city.engine.measure(measure)).toMatchObject({ version: 1 });
  });

  test('what is missing or cannot be is told by its place, with what was typed', async () => {
    const measure = await ordinance();
    const path = `/clerk/measures/${measure}/acts/kc.sponsor`;
    const answer = await post(
      path,
      { ...(await formOf(path)), on: '2026-02-31', step: 'review', 'source.locator': 'page <3>' },
      session,
    );
    expect(answer.text).toContain('The form is not complete');
    expect(answer.text).toMatch(/id="w-on">expected a date that exists/);
    expect(answer.text).toContain('id="w-sponsors"');
    expect(answer.text).toContain('value="page &lt;3&gt;"');
  });

  test('what is in a group that may be left out need not be filled in, the rest that the act asks for must', async () => {
    const measure = await referred();
    const { text } = await page(`/clerk/measures/${measure}/acts/kc.report`, { headers: session });
    expect(text).toMatch(/<select id="f-recommendation" name="recommendation" required>/);
    expect(text).toMatch(/<input\s+type="text" id="f-text\.label" name="text\.label" value="">/);
  });

  test('an officer records their own acts, and no others', async () => {
    const mayor = { cookie: `session=${tokens.mayor}` };
    const { text } = await page('/clerk/measures/kc-200162', { headers: mayor });
    expect(text).toContain('Signed by the mayor');
    expect(text).not.toContain('Vote on reconsideration');
  });
});

test('a city without a roster still has forms', async () => {
  const data = await mkdtemp(join(tmpdir(), 'city-empty-'));
  const empty = await openCity({
    address: origin,
    data,
    records: [],
    officers: city.officers,
    report: () => undefined,
  });
  try {
    const answer = await createApp(empty).request(`${origin}/clerk/measures/kc-1/acts/kc.introduce`, {
      headers: session,
    });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('Introduced: the first reading');
    expect((await createApp(empty).request(`${origin}/`)).status).toBe(200);
  } finally {
    await empty.close();
    await rm(data, { recursive: true, force: true });
  }
});
