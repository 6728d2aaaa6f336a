import { fileURLToPath } from 'node:url';
import { describeInChromium, startChromium } from '@statecraft/test-kit/chromium';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundleForBrowser } from '../src/browser-bundle.ts';
import { ordinanceLife } from './ordinance-life.ts';

const moduleOf = (path: string) => fileURLToPath(new URL(path, import.meta.url));

describe('core in bytes', () => {
  // Core is to come down to 25 kB: docs/adr/013. Until it has, no change adds to it unseen.
  test.for([
    ['all of core', '../../core/src/index.ts', 54_950],
    ['an engine with a log in memory', 'bare-engine.ts', 42_250],
  ] as const)(
    '%s, minified and gzipped, without dependencies, keeps to its bytes',
    async ([what, path, most], { annotate }) => {
      const { gzipped } = await bundleForBrowser(moduleOf(path), { ownCodeOnly: true });
      await annotate(`${what}: ${(gzipped / 1000).toFixed(1)} kB of ${most / 1000} kB minified and gzipped`, 'figure');
      expect(gzipped).toBeLessThanOrEqual(most);
    },
  );

  test('with all that it needs it has no module of Node', async () => {
    const { gzipped } = await bundleForBrowser(moduleOf('../../core/src/index.ts'));
    expect(gzipped).toBeGreaterThan(40_000);
    await expect(bundleForBrowser(moduleOf('../../sqlite/src/index.ts'))).rejects.toThrow('node:sqlite');
  });
});

describeInChromium('core in a browser', () => {
  let browser: Awaited<ReturnType<typeof startChromium>>;
  beforeAll(async () => {
    browser = await startChromium();
  }, 120_000);
  afterAll(() => browser?.close(), 60_000);

  test('makes of an ordinance what it makes of it in Node', async () => {
    const { code } = await bundleForBrowser(moduleOf('ordinance-life.ts'), { globalName: 'statecraft' });
    const page = await browser.newPage();
    await page.addScriptTag({ content: code });
    const there = await page.evaluate('statecraft.ordinanceLife()');

    expect(await page.evaluate('navigator.userAgent')).toContain('Chrome');
    const here = await ordinanceLife();
    expect(there).toBe(here);
    expect(JSON.parse(here)).toMatchObject({
      measure: { stage: 'enacted' },
      earlier: { stage: 'vote' },
      answers: [{ ok: true }, { ok: false, rejections: [{ rule: 'kc.readings' }] }, { ok: true }, {}, { ok: true }],
    });
  });
});
