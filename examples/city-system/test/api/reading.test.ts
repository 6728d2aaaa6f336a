import { expect, test } from 'vitest';
import { introduction, referral } from '../acts.ts';
import { onEveryStore } from '../service.ts';

onEveryStore('reading the record', (opening) => {
  test('a measure as it stands, as of a legal date, and as of an instant of recording', async () => {
    const service = await opening();
    expect(await service.get('/api/measures/kc-200162')).toMatchObject({
      status: 200,
      json: { stage: 'enacted', version: 10 },
    });
    const then = await service.get('/api/measures/kc-200162?on=2020-03-10');
    expect(then.json).toMatchObject({ stage: 'committee.held', facts: { hold: { until: '2020-03-18' } } });
    expect(then.headers.has('etag')).toBe(false);
    // The records were put on record today; before, nothing was.
    expect((await service.get('/api/measures/kc-200162?at=2020-04-01T00:00:00Z')).status).toBe(404);
    expect((await service.get('/api/measures/kc-200162?at=2020-04-03T00:00:00-05:00')).json.version).toBe(10);
    expect(await service.get('/api/measures/kc-200162?on=yesterday')).toMatchObject({
      status: 400,
      json: { errors: [{ parameter: 'on' }] },
    });
    expect(await service.get('/api/measures/kc-200162?on=2020-03-10&on=2020-03-11')).toMatchObject({ status: 400 });
    expect((await service.get('/api/measures/kc-nothing')).status).toBe(404);
  });

  test.each(['/api/measures/kc-doxing-2020', '/api/bodies/parks-board'])(
    'is not sent again to whoever has it as it is: %s',
    async (path) => {
      const service = await opening();
      const seat = (member: string) => ({ type: 'seat', body: 'parks-board', on: '2020-04-02', member });
      await service.act('clerk', seat('eve'));
      const etag = (await service.get(path)).headers.get('etag') ?? '';
      // What was made for somebody else, and what is made for whoever asks.
      for (const asking of [{}, { as: 'clerk' }]) {
        const again = await service.get(path, { ...asking, headers: { 'if-none-match': `"other", ${etag}` } });
        expect([again.status, again.headers.get('etag'), again.text]).toEqual([304, etag, '']);
        expect((await service.get(path, { ...asking, headers: { 'if-none-match': '"other"' } })).status).toBe(200);
      }
      const acts = [{ ...referral, measure: 'kc-doxing-2020', on: '2020-08-06', to: ['finance'] }, seat('adam')];
      for (const act of acts) expect(await service.act('clerk', act)).toMatchObject({ status: 201 });
      expect((await service.get(path, { headers: { 'if-none-match': etag } })).status).toBe(200);
    },
  );

  test.each([
    '/api/measures/..%2F..%2Fetc%2Fpasswd',
    '/api/measures/%00',
    '/api/measures/%2e%2e',
    '/api/bodies/a%5Cb',
    '/api/measures/%ff',
  ])('an id that leads elsewhere is none: %s', async (path) => {
    const { status, json } = await (await opening()).get(path);
    expect([400, 404]).toContain(status);
    expect(json.status).toBe(status);
  });

  test('its history, with the rulings in words, as of then too', async () => {
    const service = await opening();
    const { json } = await service.get('/api/measures/kc-200162/history');
    expect(json.acts).toHaveLength(10);
    expect(json.acts.at(-1)).toMatchObject({ type: 'voted', on: '2020-03-26', stage: 'enacted', outcome: 'carried' });
    expect(json.acts.at(-1).rulings).toContainEqual(
      expect.objectContaining({ verdict: 'holds', numbers: expect.objectContaining({ ayes: 10, nays: 3 }) }),
    );
    const then = await service.get('/api/measures/kc-200162/history?on=2020-03-10');
    expect(then.json.acts.map(({ type }: { type: string }) => type)).toEqual([
      'filed',
      'introduced',
      'referred',
      'held',
    ]);
    expect((await service.get('/api/measures/kc-nothing/history')).status).toBe(404);
  });

  test('what may be done next, and why not yet', async () => {
    const service = await opening();
    const next = await service.get('/api/measures/kc-doxing-2020/available?on=2020-08-01');
    expect(next.json).toMatchObject({ on: '2020-08-01' });
    expect(next.json.acts.map(({ act }: { act: string }) => act)).toContain('refer');
    const why = await service.get('/api/measures/kc-doxing-2020/why-not/enacted?on=2020-08-01');
    expect(why.json).toMatchObject({ reached: false, way: [{ act: 'refer' }, { act: 'report' }, { act: 'vote' }] });
    expect((await service.get('/api/measures/kc-new/available')).json.acts).not.toEqual([]);
  });

  test('the docket by stage, committee, sponsor, kind and day', async () => {
    const service = await opening();
    const found = async (query: string) =>
      (await service.get(`/api/docket?${query}`)).json.measures.map(({ id }: { id: string }) => id);
    expect(await found('stage=introduced')).toEqual(['kc-doxing-2020']);
    expect(await found('sponsor=ellington')).toEqual(['kc-200162']);
    expect(await found('file=200162')).toEqual(['kc-200162']);
    expect(await found('kind=resolution')).toContain('kc-200223');
    await service.act('clerk', introduction);
    await service.act('clerk', referral);
    // What was just recorded is found at once.
    expect(await found('committee=transportation')).toEqual(['kc-200999']);
    const days = await service.get('/api/docket?from=2020-04-01&until=2020-12-31');
    expect(days.json.measures[0]).toMatchObject({ id: 'kc-200162', date: '2020-04-05' });
    expect((await service.get('/api/docket?colour=red')).status).toBe(400);
  });

  test('the docket page by page: everything once, in order', async () => {
    const service = await opening();
    const all = (await service.get('/api/docket?limit=200')).json.measures.map(({ id }: { id: string }) => id);
    expect(all).toHaveLength(19);
    const paged: string[] = [];
    for (let path: string | undefined = '/api/docket?limit=4'; path; ) {
      const { json, headers } = await service.get(path);
      expect(json.measures.length).toBeLessThanOrEqual(4);
      paged.push(...json.measures.map(({ id }: { id: string }) => id));
      const link: string | undefined = /<([^>]+)>; rel="next"/.exec(headers.get('link') ?? '')?.[1];
      expect(link === undefined).toBe(json.next === undefined);
      path = link;
    }
    expect(paged).toEqual(all);
    for (const after of ['x', 'WyJ4Il0', '!!', '__proto__'])
      expect((await service.get(`/api/docket?after=${after}`)).status, after).toBe(400);
  });

  test('deadlines, bodies, and the log itself', async () => {
    const service = await opening();
    const { json } = await service.get('/api/deadlines?from=2020-01-01&until=2020-12-31');
    expect(json.deadlines).toContainEqual(
      expect.objectContaining({ measure: 'kc-200162', rule: 'kc.effective', date: '2020-04-05' }),
    );
    expect(json.today).toBe('2020-04-02');
    expect((await service.get('/api/deadlines?measure=kc-200162')).json.deadlines).toHaveLength(1);
    expect((await service.get('/api/bodies')).json.bodies).toContainEqual({
      id: 'council',
      name: 'City Council',
      seats: 13,
    });
    const council = await service.get('/api/bodies/council');
    expect(council.json.tenures).toHaveLength(13);
    expect((await service.get('/api/bodies/council?on=2020-01-01')).json.tenures).toEqual([]);
    expect((await service.get('/api/bodies/nobody')).status).toBe(404);
    const page = await service.get('/api/acts?after=70&limit=3');
    expect(page.json).toMatchObject({ acts: [{ position: 71 }, { position: 72 }, { position: 73 }], next: 73 });
    expect((await service.get('/api/acts?after=73')).json.next).toBeUndefined();
  });

  test('its health, and what a problem is', async () => {
    const service = await opening();
    expect((await service.get('/api/health')).json).toMatchObject({
      ok: true,
      log: { writable: true, head: 74 },
      docket: { position: 74 },
    });
    expect((await service.get('/api/problems/overtaken')).json).toMatchObject({ status: 409 });
    expect((await service.get('/api/problems/toString')).status).toBe(404);
  });
});
