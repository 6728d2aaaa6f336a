import { fileURLToPath } from 'node:url';
import { describeInChromium, startChromium } from '@statecraft/test-kit/chromium';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundleForBrowser } from '../src/browser-bundle.ts';
import { root } from '../src/workspace.ts';
import { ordinanceLife } from './ordinance-life.ts';

const core = `${root}packages/core/src/index.ts`;

describe('core in bytes', () => {
  test('its own code is at most 25 kB minified and gzipped', async ({ annotate }) => {
    const { gzipped } = await bundleForBrowser(core, { withoutDependencies: true });
    await annotate(`core: ${(gzipped / 1000).toFixed(1)} kB minified and gzipped, without its dependencies`, 'figure');
    expect(gzipped).toBeLessThanOrEqual(25_000);
  });
});

describeInChromium('core in a browser', () => {
  let browser: Awaited<ReturnType<typeof startChromium>>;
  beforeAll(async () => {
    browser = await startChromium();
  }, 60_000);
  afterAll(() => browser?.close());

  test('makes of an ordinance what it makes of it in Node', async () => {
    const life = fileURLToPath(new URL('ordinance-life.ts', import.meta.url));
    const { code } = await bundleForBrowser(life, { globalName: 'statecraft' });
    const page = await browser.newPage();
    const faults: Error[] = [];
    page.on('pageerror', (error) => faults.push(error));
    await page.addScriptTag({ content: code });
    const there = await page.evaluate('statecraft.ordinanceLife()');

    expect(faults).toEqual([]);
    expect(await page.evaluate('[typeof process, typeof require]')).toEqual(['undefined', 'undefined']);
    const here = await ordinanceLife();
    expect(there).toBe(here);
    expect(JSON.parse(here)).toMatchObject({
      measure: { stage: 'enacted' },
      earlier: { stage: 'vote' },
      answers: [{ ok: true }, { ok: false, rejections: [{ rule: 'kc.readings' }] }, { ok: true }, {}, { ok: true }],
    });
  });
});
