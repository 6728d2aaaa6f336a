import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { describeInChromium, startChromium } from '@statecraft/test-kit/chromium';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type CityServer, startCity, tokens } from './city-server.ts';

const pictures = fileURLToPath(new URL('.screenshots', import.meta.url));

/** An act lies at most two years ahead of the day on which it is entered. */
const nextYear = new Date().getUTCFullYear() + 1;

describeInChromium('the docket in a browser', () => {
  // No test is about time: this is for a machine that does much else besides.
  vi.setConfig({ testTimeout: 600_000, hookTimeout: 120_000 });
  let server: CityServer;
  let browser: Browser;
  const contexts: BrowserContext[] = [];

  beforeAll(async () => {
    await mkdir(pictures, { recursive: true });
    browser = await startChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
  beforeEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
    await server?.close();
    server = await startCity();
  });

  /** A page of a browser of its own. What goes wrong in it fails the test. */
  async function open(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 900 },
      baseURL: server.address,
      ...options,
    });
    context.setDefaultTimeout(110_000);
    contexts.push(context);
    const page = await context.newPage();
    page.on('pageerror', (fault) => {
      throw fault;
    });
    return page;
  }

  /** A browser in which a clerk has signed in. */
  async function clerk(token: string = tokens.clerk): Promise<Page> {
    const page = await open();
    await page.goto('/clerk');
    await page.getByLabel('Token').fill(token);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'The clerk’s desk' }).waitFor();
    return page;
  }

  async function picture(page: Page, name: string): Promise<void> {
    await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
  }

  test('a reader finds 200162, sees the vote and its threshold, and travels to the day it was held', async () => {
    const page = await open();
    await page.goto('/');
    await picture(page, 'docket');
    await page.getByRole('link', { name: '$250,000 to ReStart' }).click();
    const vote = page.getByRole('img', { name: '10 ayes, 3 nays; 7 needed of 13: carried' });
    await vote.waitFor();
    await picture(page, 'measure');
    const act = page
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading', { name: 'Passage: carried 10–3' }) });
    // The line stands behind the seventh aye.
    const [line, seats] = await Promise.all([
      vote.locator('.threshold').boundingBox(),
      vote.locator('.seat-ayes').evaluateAll((ayes) => ayes.map((aye) => aye.getBoundingClientRect().right)),
    ]);
    expect(seats).toHaveLength(10);
    expect(seats.filter((right) => right <= (line?.x ?? 0) + 1)).toHaveLength(7);
    await expectText(act.locator('.roll-nays'), 'O’Neill', 'Loar', 'Shields');
    await expectText(act.locator('.roll-ayes'), 'Quinton Lucas', 'Ellington');

    await page.getByLabel('As it stood on').fill('2020-03-10');
    await page.getByRole('button', { name: 'Look back' }).click();
    await page.getByText('You are looking back.').waitFor();
    await expectText(page.locator('.standing'), 'In committee: held', 'Held until March 18, 2020');
    await expect(vote.count()).resolves.toBe(0);
    await expectText(page.locator('.diagram .present'), 'held');
    await picture(page, 'measure-as-of');
  });

  test('a clerk records an act through the form, and another browser sees it at once', async () => {
    const reader = await open();
    await reader.goto('/measures/kc-doxing-2020');
    await expectText(reader.locator('.standing'), 'Introduced');

    const page = await clerk();
    await picture(page, 'desk');
    await page.getByRole('link', { name: /Doxing of public officials/ }).click();
    await picture(page, 'choices');
    await page.getByRole('link', { name: 'Referred to committee' }).click();
    await page.getByLabel('Day of the act').fill('2020-07-24');
    await page.getByLabel('Finance, Governance and Public Safety').check();
    await page.getByLabel('Person or body').selectOption({ label: 'Quinton Lucas' });
    await page.getByLabel('In the capacity of').selectOption('mayor');
    await picture(page, 'form');
    await page.getByRole('button', { name: 'See what the law makes of it' }).click();
    await page.getByRole('heading', { name: 'Is this right?' }).waitFor();
    await expectText(
      page.locator('main'),
      'Referred to Finance, Governance and Public Safety',
      'The president refers',
      'Holds',
    );
    await picture(page, 'review');
    expect((await server.city.engine.measure('kc-doxing-2020'))?.version).toBe(1);
    await page.getByRole('button', { name: 'Record it' }).click();
    await page.getByText('Recorded.').waitFor();
    expect((await server.city.engine.measure('kc-doxing-2020'))?.stage).toBe('committee');

    await reader.getByText('The record has changed').waitFor();
    await expectText(reader.locator('.standing'), 'In committee');
    await expectText(reader.locator('.timeline'), 'Referred to Finance, Governance and Public Safety');
    await picture(reader, 'measure-live');
  });

  test('a clerk puts an act right that was entered wrong, and another browser sees it at once', async () => {
    const reader = await open();
    await reader.goto('/measures/kc-doxing-2020');
    const page = await clerk();
    await page.goto('/measures/kc-doxing-2020');
    const introduced = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: /^Introduced/ }) });
    await introduced.getByText(/^What the law made of it|^No rule speaks/).click();
    await introduced.getByRole('link', { name: /^Put this right/ }).click();
    await page.getByLabel('Why it is put right').fill('the agenda has it two days later');
    await page.getByLabel('Day of the act').fill('2020-07-25');
    await picture(page, 'correction');
    await page.getByRole('button', { name: 'See what the law makes of it' }).click();
    await page.getByRole('heading', { name: 'Is this right?' }).waitFor();
    await picture(page, 'correction-review');
    await page.getByRole('button', { name: 'Record it' }).click();
    await page.getByText('Recorded.').waitFor();
    await reader.getByText(/Shown as corrected.*the agenda has it two days later/).waitFor();
    await expectText(reader.locator('.act-day').first(), 'Jul 25, 2020');
    await picture(reader, 'corrected');
  });

  test('an unlawful act is refused with its rule, its citation and its arithmetic, and what was typed stays', async () => {
    const page = await clerk();
    await page.goto('/clerk/measures/kc-doxing-2020/acts/kc.waive-and-advance');
    await page.getByLabel('Day of the act').fill('2020-07-24');
    await page.getByLabel('The rule that is waived').selectOption({ label: 'Three readings on separate days' });
    await page.getByLabel('As announced by the chair').selectOption('carried');
    await page.getByLabel('Only the count is known').check();
    await page.getByText('The count, where names are not known').click();
    await page.getByLabel('Ayes').fill('8');
    await page.getByLabel('Nays').fill('5');
    await page.getByRole('button', { name: 'See what the law makes of it' }).click();
    const refusal = page.getByRole('alert');
    await expectText(
      refusal,
      'Waiving the readings takes nine',
      '8 ayes, 5 nays, 9 needed: lost, but announced as carried',
      'City Clerk, "Legislative Process"',
      '9 ayes',
    );
    expect(await page.getByLabel('Ayes').inputValue()).toBe('8');
    expect(await page.getByLabel('Day of the act').inputValue()).toBe('2020-07-24');
    expect(await page.getByLabel('Only the count is known').isChecked()).toBe(true);
    await picture(page, 'refusal');
    expect((await server.city.engine.measure('kc-doxing-2020'))?.version).toBe(1);
    // Mended, it goes through.
    await page.getByLabel('Ayes').fill('9');
    await page.getByLabel('Nays').fill('4');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { name: 'Is this right?' }).waitFor();
    await picture(page, 'review-vote');
  });

  test('of two who record at once one wins, and the other is told, keeps what was typed and may try again', async () => {
    const pages = await Promise.all([clerk(), clerk(tokens.deputy)]);
    const hearing = 'kc.sponsor';
    await Promise.all(
      pages.map(async (page, index) => {
        await page.goto(`/clerk/measures/kc-doxing-2020/acts/${hearing}`);
        await page.getByLabel('Day of the act').fill('2020-07-24');
        await page.getByLabel('Change').selectOption('add');
        await page.getByLabel(index === 0 ? 'Bunch' : 'Shields').check();
        await page.getByText('Source and basis').click();
        await page.getByLabel('Place in it').fill(`typed by ${index}`);
        await page.getByRole('button', { name: 'See what the law makes of it' }).click();
        await page.getByRole('heading', { name: 'Is this right?' }).waitFor();
      }),
    );
    await Promise.all(pages.map((page) => page.getByRole('button', { name: 'Record it' }).click()));
    await Promise.all(pages.map((page) => page.getByText(/^(Recorded\.|Somebody else was faster)$/).waitFor()));
    expect((await server.city.engine.measure('kc-doxing-2020'))?.version).toBe(2);
    const told = await Promise.all(pages.map((page) => page.getByText('Somebody else was faster').count()));
    expect(told.toSorted()).toEqual([0, 1]);
    const lost = told.indexOf(1);
    const [winner, loser] = [pages[1 - lost] as Page, pages[lost] as Page];
    await expectText(
      loser.getByRole('alert'),
      `Sponsors join: ${lost === 0 ? 'Shields' : 'Bunch'}`,
      lost === 0 ? 'deputy-clerk' : 'City Clerk',
    );
    expect(await loser.getByLabel(lost === 0 ? 'Bunch' : 'Shields').isChecked()).toBe(true);
    expect(await loser.getByLabel('Place in it').inputValue()).toBe(`typed by ${lost}`);
    await picture(loser, 'overtaken');
    await expect(winner.getByText('Recorded.').count()).resolves.toBe(1);

    await loser.getByRole('button', { name: 'Try again' }).click();
    await loser.getByRole('button', { name: 'Record it' }).click();
    await loser.getByText('Recorded.').waitFor();
    expect((await server.city.engine.measure('kc-doxing-2020'))?.facts.sponsors).toEqual(
      expect.arrayContaining(['bunch', 'shields']),
    );
  });

  test('all of it works by keyboard alone', async () => {
    const page = await open();
    await page.goto('/');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Skip to the matter');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    await tabTo(page, 'Words, or a file number');
    await page.keyboard.type('200162');
    await page.keyboard.press('Enter');
    await page.getByText('Clear').waitFor();
    await tabTo(page, '$250,000 to ReStart');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Its life, act by act' }).waitFor();
    await tabTo(page, /^What the law made of it: 5 met/);
    await page.keyboard.press('Enter');
    await page.getByText('10 ayes, 3 nays, 7 needed of 13: carried').waitFor();
    await tabTo(page, 'Look back');

    await page.goto('/clerk');
    await tabTo(page, 'Token');
    await page.keyboard.type(tokens.clerk);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'The clerk’s desk' }).waitFor();
    await tabTo(page, 'Doxing of public officials: new Section 50-175 of the city code');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Record an act' }).waitFor();
    await tabTo(page, 'Received and filed');
    await page.keyboard.press('Enter');
    await page.getByLabel('Day of the act').waitFor();
    await tabTo(page, 'See what the law makes of it');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Is this right?' }).waitFor();
    await tabTo(page, 'Record it');
    await page.keyboard.press('Enter');
    await page.getByText('Recorded.').waitFor();
    expect((await server.city.engine.measure('kc-doxing-2020'))?.stage).toBe('closed');
  });

  test('reading, and recording, work without JavaScript', async () => {
    const page = await open({ javaScriptEnabled: false });
    await page.goto('/?words=restart');
    await page.getByRole('link', { name: '$250,000 to ReStart' }).click();
    await page.getByRole('img', { name: '10 ayes, 3 nays; 7 needed of 13: carried' }).waitFor();
    await page.getByText('What the law made of it: 5 met, 1 not settled').click();
    await page.getByText('Passage takes a majority of all seats').waitFor();
    await page.getByLabel('As it stood on').fill('2020-03-10');
    await page.getByRole('button', { name: 'Look back' }).click();
    await expectText(page.locator('.standing'), 'In committee: held');
    await page.goto('/clerk/measures/kc-doxing-2020/acts/kc.receive-and-file');
    await page.getByLabel('Token').fill(tokens.clerk);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('button', { name: 'See what the law makes of it' }).click();
    await page.getByRole('button', { name: 'Change something' }).click();
    await page.getByRole('button', { name: 'See what the law makes of it' }).click();
    await page.getByRole('button', { name: 'Record it' }).click();
    await page.getByText('Recorded.').waitFor();
    expect((await server.city.engine.measure('kc-doxing-2020'))?.stage).toBe('closed');
  });

  const looks = [
    ['light and wide', { colorScheme: 'light', viewport: { width: 1280, height: 900 } }],
    ['dark, on a phone', { colorScheme: 'dark', viewport: { width: 360, height: 780 } }],
  ] as const;

  describe.each(looks)('%s', (look, options) => {
    /** Holds a page to WCAG 2.1 A and AA, everything on it opened, and to the width of the screen. */
    async function check(page: Page, name: string): Promise<void> {
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true;
      });
      await picture(page, `${look.split(' ').at(-1)}-${name}`);
      const axe = new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']).setLegacyMode();
      const { violations, passes } = await axe.analyze();
      expect(
        violations.map(
          ({ id, nodes }) => `${name}: ${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
        ),
      ).toEqual([]);
      expect(passes.length).toBeGreaterThan(10);
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect([name, over]).toEqual([name, 0]);
    }

    /** A measure that is held, so that something is not in order yet. */
    async function held(): Promise<void> {
      const { engine } = server.city;
      const measure = 'kc-doxing-2020';
      const to = ['finance-governance-public-safety'];
      await engine.execute({ type: 'refer', measure, on: '2020-07-24', to, by: { id: 'lucas', role: 'mayor' } });
      await engine.execute({ type: 'hold', measure, on: '2020-07-25', until: `${nextYear}-01-01` });
    }

    const publicPages = [
      ['docket', '/'],
      ['docket-empty', '/?words=no-such-words'],
      ['measure', '/measures/kc-200162'],
      ['measure-open', '/measures/kc-doxing-2020'],
      ['measure-as-of', '/measures/kc-200162?on=2020-03-10'],
      ['measure-wrong-day', '/measures/kc-200162?on=2020-02-31'],
      ['bodies', '/bodies'],
      ['body', '/bodies/council?on=2020-03-10'],
      ['deadlines', '/deadlines'],
      ['not-found', '/measures/none'],
      ['sign-in', '/clerk'],
    ] as const;

    test('no part of a public page is against WCAG 2.1 A or AA, or wider than the screen', async () => {
      await held();
      const page = await open(options);
      for (const [name, path] of publicPages) {
        await page.goto(path);
        await check(page, name);
      }
    });

    test('nor any part of the clerk’s pages', async () => {
      await held();
      const page = await open(options);
      await page.goto('/clerk');
      await page.getByLabel('Token').fill('forged');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await check(page, 'sign-in-refused');
      await page.getByLabel('Token').fill(tokens.clerk);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await check(page, 'desk');
      await page.goto('/clerk/measures/kc-doxing-2020');
      await check(page, 'choices');
      await page.goto('/clerk/measures/kc-doxing-2020/acts/kc.report');
      await page.getByLabel('Day of the act').fill('2020-07-26');
      await page.getByLabel('Recommendation').selectOption('do-pass');
      await check(page, 'form');
      await page.getByRole('button', { name: 'See what the law makes of it' }).click();
      await page.getByRole('alert').waitFor();
      await check(page, 'refusal');
      await page.getByLabel('Day of the act').fill(`${nextYear}-01-02`);
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.getByRole('heading', { name: 'Is this right?' }).waitFor();
      await check(page, 'review');
      await server.city.engine.execute({
        type: 'amend',
        measure: 'kc-doxing-2020',
        on: '2020-07-26',
        description: 'a word',
      });
      await page.getByRole('button', { name: 'Record it' }).click();
      await page.getByRole('alert').waitFor();
      await check(page, 'overtaken');
      const events = await server.city.log.readStream('measure/kc-doxing-2020');
      const referral = events.find(({ type }) => type === 'referred')?.id ?? '';
      await page.goto(`/clerk/measures/kc-doxing-2020/corrections/${encodeURIComponent(referral)}`);
      await page.getByLabel('It never happened: strike it').check();
      await page.getByLabel('Why it is put right').fill('it was another ordinance');
      await check(page, 'correction');
      await page.getByRole('button', { name: 'See what the law makes of it' }).click();
      await page.getByRole('heading', { name: 'Is this right?' }).waitFor();
      await check(page, 'correction-review');
    });
  });

  test('a measure is printed whole, without what is only for the screen', async () => {
    const page = await open();
    await page.goto('/measures/kc-200162');
    await page.emulateMedia({ media: 'print' });
    await picture(page, 'print');
    await page.pdf({ path: join(pictures, 'measure.pdf'), format: 'Letter' });
    expect(await page.getByRole('navigation', { name: 'Main' }).isVisible()).toBe(false);
    expect(await page.getByLabel('As it stood on').isVisible()).toBe(false);
    expect(await page.getByRole('img', { name: '10 ayes, 3 nays; 7 needed of 13: carried' }).isVisible()).toBe(true);
    expect(await page.locator('.diagram svg').isVisible()).toBe(true);
  });
});

/** What has the focus, by its label or its words. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const at = document.activeElement;
    const label = at instanceof HTMLInputElement || at instanceof HTMLSelectElement ? at.labels?.[0] : at;
    return (label?.textContent ?? '').trim().replaceAll(/\s+/g, ' ');
  });
}

/** Goes on by Tab until something has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, words: string | RegExp): Promise<void> {
  const seen: string[] = [];
  for (let presses = 0; presses < 200; presses += 1) {
    await page.keyboard.press('Tab');
    const at = await focused(page);
    if (typeof words === 'string' ? at === words : words.test(at)) {
      // Who tabs must see where they are.
      const shown = await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle);
      expect([at, shown]).toEqual([at, 'solid']);
      return;
    }
    seen.push(at);
  }
  throw new Error(`Nothing with the words ${words} takes the focus, but: ${[...new Set(seen)].join('; ')}`);
}

async function expectText(
  locator: { innerText(): Promise<string>; waitFor(): Promise<void>; textContent(): Promise<string | null> },
  ...texts: readonly string[]
): Promise<void> {
  await locator.waitFor();
  const shown = ((await locator.textContent()) ?? '').replaceAll(/\s+/g, ' ');
  for (const text of texts) expect(shown).toContain(text);
}
