import { kansasCity } from '@statecraft/procedures/kansas-city';
import { expect, test } from 'vitest';
import { readCityFile } from '../../src/notices/city-file.ts';

test('[CLI-51] without a city file the pages are where they are served, and the city is called as its procedure says', () => {
  expect(readCityFile(undefined, kansasCity, 80)).toMatchObject({
    name: kansasCity.jurisdiction,
    pages: 'http://localhost:80/notices',
  });
  for (const port of [undefined, 0])
    expect(readCityFile(undefined, undefined, port).pages).toBe('http://localhost:8080/notices');
});
