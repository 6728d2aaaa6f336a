import { readFile } from 'node:fs/promises';
import { lifecycleOn } from '@statecraft/core';
import { lifecycleMachine } from '@statecraft/core/machine';
import { kansasCity } from '@statecraft/procedures/kansas-city';
import { expect, test } from 'vitest';
import { diagramOf } from '../../src/diagram/diagram.ts';
import { svgOf } from '../../src/diagram/svg.ts';

test('[CLI-22] the README shows the machine as it is', async () => {
  const lifecycle = lifecycleOn(kansasCity, '9999-12-31' as Parameters<typeof lifecycleOn>[1]);
  const drawn = await svgOf(diagramOf(lifecycleMachine(lifecycle), lifecycle));
  const picture = await readFile(new URL('../../../../docs/kansas-city.svg', import.meta.url), 'utf8');
  // To draw it anew: npm run -s statecraft -- diagram kansas-city --format svg > docs/kansas-city.svg
  expect(picture.trim()).toBe(drawn.trim());
});
