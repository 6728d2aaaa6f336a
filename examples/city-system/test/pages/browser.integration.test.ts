import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { describeInChromium, startChromium } from './chromium.ts';
import { type CityServer, startCity, tokens } from './city-server.ts';

const pictures = fileURLToPath(new URL('.screenshots', import.meta.url));

describeInChromium('the docket in a browser', () => {
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
      lost === 0 ? 'Deputy Clerk' : 'City Clerk',
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
});

async function expectText(
  locator: { innerText(): Promise<string>; waitFor(): Promise<void>; textContent(): Promise<string | null> },
  ...texts: readonly string[]
): Promise<void> {
  await locator.waitFor();
  const shown = ((await locator.textContent()) ?? '').replaceAll(/\s+/g, ' ');
  for (const text of texts) expect(shown).toContain(text);
}
