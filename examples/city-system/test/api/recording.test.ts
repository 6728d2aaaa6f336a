import { expect, test } from 'vitest';
import { introduction, referral } from '../acts.ts';
import { onEveryStore, today } from '../service.ts';

onEveryStore('recording an act', (opening) => {
  test('puts it on record in the name of whoever holds the token', async () => {
    const { act, get, city } = bound(await opening());
    const { status, json, headers } = await act('clerk', introduction);
    expect(status).toBe(201);
    expect(json).toMatchObject({
      repeated: false,
      event: { type: 'introduced', version: 1, position: 75, recordedBy: 'clerk', by: { id: 'ellington' }, on: today },
      rulings: [{ rule: 'kc.introducer', verdict: 'holds', citation: 'City Charter 501(a) (K7)' }],
    });
    expect(headers.get('location')).toBe('/api/measures/kc-200999');
    expect(headers.get('etag')).toBe('"1"');
    expect(headers.get('cache-control')).toBe('no-store');
    expect((await get('/api/measures/kc-200999')).json).toMatchObject({
      stage: 'introduced',
      version: 1,
      facts: { title: 'A stop sign at 5th and Main' },
    });
    expect((await get('/api/docket?stage=introduced')).json.measures).toMatchObject([{ id: 'kc-200999' }, {}]);
    expect(await city.log.head()).toBe(75);
  });

  test('a refusal by the law carries rule, citation and words', async () => {
    const { act, city } = bound(await opening());
    await act('clerk', introduction);
    await act('clerk', referral);
    const { status, json } = await act('clerk', {
      type: 'vote',
      measure: 'kc-200999',
      on: today,
      question: { kind: 'passage' },
      method: { kind: 'tally', ayes: 9, nays: 4 },
    });
    expect(status).toBe(422);
    expect(json.rejections).toMatchObject([
      { code: 'out-of-order', rule: 'kc.pass', message: expect.stringContaining('the measure is at committee') },
      {
        code: 'unlawful',
        rule: 'kc.readings',
        citation: 'City Charter 502 (edition of 2014-05-01; K8)',
        message: 'read on 1 separate day (2020-04-02), 3 needed',
      },
    ]);
    expect(json.detail).toContain('In order at vote');
    expect(await city.log.head()).toBe(76);
  });

  test('under a key it is recorded once, however often it is handed in, at once or later', async () => {
    const { act, city } = bound(await opening());
    const key = { 'idempotency-key': '"desk-7"' };
    const answers = await Promise.all([1, 2, 3].map(() => act('clerk', introduction, key)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 201]);
    expect(new Set(answers.map(({ json }) => json.event.id)).size).toBe(1);
    await act('clerk', referral);
    // It would be out of order by now; it is on record all the same.
    expect(await act('clerk', introduction, key)).toMatchObject({ status: 200, json: { repeated: true } });
    expect(await act('clerk', { ...introduction, title: 'Another' }, key)).toMatchObject({
      status: 422,
      json: { type: '/api/problems/key-reused' },
    });
    expect(await city.log.head()).toBe(76);
  });

  test('of two clerks at once one wins, and the other is told what happened', async () => {
    const { act, get, city } = bound(await opening());
    await act('clerk', introduction);
    const seen = (await get('/api/measures/kc-200999')).headers.get('etag') ?? '';
    const sponsors = ['shields', 'bunch'];
    const answers = await Promise.all(
      sponsors.map((sponsor, index) =>
        act(
          ['clerk', 'deputy'][index],
          { type: 'sponsor', measure: 'kc-200999', on: today, change: 'add', sponsors: [sponsor] },
          { 'if-match': seen },
        ),
      ),
    );
    const [won, lost] = answers.toSorted((a, b) => a.status - b.status);
    expect(won).toMatchObject({ status: 201, json: { event: { version: 2 } } });
    expect(lost).toMatchObject({
      status: 409,
      json: {
        type: '/api/problems/overtaken',
        stream: 'measure/kc-200999',
        expected: 1,
        actual: 2,
        meanwhile: [{ id: won?.json.event.id, type: 'sponsored', recordedBy: won?.json.event.recordedBy }],
      },
    });
    expect(await city.log.head()).toBe(76);
    // Having looked again, it may try again.
    const again = await act(
      'deputy',
      { type: 'sponsor', measure: 'kc-200999', on: today, change: 'add', sponsors: ['parks-shaw'] },
      { 'if-match': lost?.headers.get('etag') ?? '' },
    );
    expect(again.status).toBe(201);
  });

  test('what is to be new is not recorded upon what is there', async () => {
    const { act } = bound(await opening());
    expect((await act('clerk', introduction, { 'if-none-match': '*' })).status).toBe(201);
    const again = { ...introduction, title: 'Other' };
    expect(await act('clerk', again, { 'if-none-match': '*' })).toMatchObject({
      status: 409,
      json: { expected: 0, actual: 1 },
    });
  });

  test('members and the mayor record their own acts, of those that the law gives them', async () => {
    const { act, get } = bound(await opening());
    const { by: _by, ...nameless } = introduction;
    expect(await act('ellington', nameless)).toMatchObject({
      status: 201,
      json: { event: { by: { id: 'ellington', role: 'member' }, recordedBy: 'ellington' } },
    });
    expect(await act('lucas', referral)).toMatchObject({ status: 201, json: { event: { recordedBy: 'lucas' } } });
    expect((await get('/api/me', { as: 'ellington' })).json).toMatchObject({
      role: 'member',
      mayRecord: ['introduce'],
    });
    expect((await get('/api/me', { as: 'lucas' })).json.mayRecord).toEqual(['introduce', 'refer', 'sign', 'veto']);
    expect((await get('/api/me')).json).toEqual({ id: 'public', name: 'The public', role: 'public', mayRecord: [] });
  });

  test('one act over many measures is recorded of all of them or of none', async () => {
    const { act, ask, city } = bound(await opening());
    const measures = ['kc-a', 'kc-b', 'kc-c'];
    for (const measure of measures) await act('clerk', { ...introduction, measure });
    const { measure: _one, ...refer } = referral;
    const many = (of: readonly string[]) =>
      ask('POST', '/api/acts/many', {
        as: 'clerk',
        json: { act: refer, measures: of },
        headers: { 'idempotency-key': 'all' },
      });
    const refused = await many([...measures, 'kc-unheard']);
    expect(refused).toMatchObject({ status: 422, json: { refusals: [{ measure: 'kc-unheard' }] } });
    expect(await city.log.head()).toBe(77);
    const { status, json } = await many(measures);
    expect(status).toBe(201);
    expect(new Set(json.results.map(({ event }: { event: { actId: string } }) => event.actId))).toEqual(
      new Set(['all']),
    );
    expect(await many(measures)).toMatchObject({ status: 200, json: { results: [{ repeated: true }, {}, {}] } });
    expect(await many(['kc-a', 'kc-a'])).toMatchObject({ status: 400 });
    expect(await city.log.head()).toBe(80);
  });

  test('explaining shows every ruling and records nothing; everybody may ask, of what is supposed too', async () => {
    const { ask, city } = bound(await opening());
    const supposed = { ...introduction, basis: 'hypothetical', source: { reason: 'to see' } };
    expect(await ask('POST', '/api/explain', { json: supposed })).toMatchObject({
      status: 200,
      json: { ok: true, stage: 'introduced', rulings: [{ rule: 'kc.introducer', verdict: 'holds' }] },
    });
    const barred = { ...supposed, by: { id: 'x', role: 'neighbour' } };
    expect((await ask('POST', '/api/explain', { json: barred })).json).toMatchObject({
      ok: false,
      rejections: [{ code: 'unlawful', rule: 'kc.introducer' }],
    });
    expect(await city.log.head()).toBe(74);
  });

  test('whatever the record says is shown escaped', async () => {
    const service = await opening();
    const script = '<script>alert(1)</script>';
    // As another program may have recorded it, which looks at nothing.
    await service.city.engine.execute({ ...introduction, title: script } as Parameters<
      typeof service.city.engine.execute
    >[0]);
    await service.city.notifier.once();
    for (const path of ['/', '/measures/kc-200999', '/notices/feed.atom', '/notices/feed.rss']) {
      const { text, status, headers } = await service.get(path);
      expect(status, path).toBe(200);
      // A feed's titles are plain text, which XML may hold as it is between these marks; what is HTML in it is escaped.
      const shown = text.replaceAll(/<title[^>]*><!\[CDATA\[.*?\]\]><\/title>/g, '');
      expect(shown, path).not.toContain('<script>alert');
      expect(shown, path).toContain('&lt;script&gt;alert');
      expect(headers.get('content-security-policy') ?? '', path).not.toMatch(/script-src[^;]*unsafe/);
    }
    const { headers, json } = await service.get('/api/measures/kc-200999');
    expect(headers.get('content-type')).toBe('application/json');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(json.facts.title).toBe(script);
  });
});

/** A service whose ways to ask can be taken apart. */
function bound(service: Awaited<ReturnType<Parameters<Parameters<typeof onEveryStore>[1]>[0]>>) {
  return {
    city: service.city,
    act: service.act.bind(service),
    get: service.get.bind(service),
    ask: service.ask.bind(service),
  };
}
