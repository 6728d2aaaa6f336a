import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bill, lawRows, newFolder, row, votes, written } from '../../../legistar/test/export.ts';
import { textOf, written as writtenRecord } from '../fixtures.ts';
import { ran } from '../source/terminal.ts';

const nyc = ['--format', 'nyc', '--procedure', 'new-york-city'] as const;
const evil = `</details><script>alert("x")</script> & 'y'`;

/** Fails where a tag is not closed by its own, and gives every tag with what stands in it. */
function tagsIn(markup: string): string[] {
  const open: string[] = [];
  const tags: string[] = [];
  for (const [whole, closing, name, , empty] of markup.matchAll(
    /<(\/?)([a-z][a-z0-9]*)((?:"[^"]*"|[^">])*?)(\/?)>/gi,
  )) {
    if (closing) expect(open.pop()).toBe(name);
    else {
      tags.push(whole);
      if (!empty && !['meta', 'br'].includes(String(name))) open.push(String(name));
    }
  }
  expect(open).toEqual([]);
  return tags;
}

async function report(...bills: readonly (object | string)[]): Promise<string> {
  const file = join(newFolder(), 'report.html');
  expect(await ran('audit', written(bills), ...nyc, '--html', file)).toMatchObject({ err: '', code: 0 });
  return readFileSync(file, 'utf8');
}

describe('the report of an audit', () => {
  test('[CLI-31] is one page without scripts that needs nothing from elsewhere, whatever the record holds', async () => {
    const page = await report(bill(lawRows(), { Title: evil, File: 'Int 1 <b>' }), bill([row(27, '2019-01-08')]));
    const tags = tagsIn(page);
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(tags.filter((tag) => /<script|<link|<img|\b(?:src|onload|onclick)=|href="(?!#)|url\(/i.test(tag))).toEqual(
      [],
    );
    expect(page).not.toMatch(/@import|https?:/);
    expect(page).toContain('&lt;/details&gt;&lt;script&gt;');
    expect(page).toContain('prefers-color-scheme:dark');
  });

  test('[CLI-31] has measures by year and stage, the time to law and irregularities by rule, each plot with its table', async () => {
    const unsent = bill(lawRows().filter(({ ActionID }) => ActionID !== 53));
    const page = await report(bill(lawRows()), unsent, bill([row(27, '2019-01-08'), row(5046, '2021-12-31')]));
    expect(page).toContain('3 measures, of which 1 have no irregularity');
    expect(page).toContain('<tr><th scope="row">2019</th><td>0</td><td>1</td></tr>');
    expect(page).toContain('<tr><th scope="row">2020</th><td>2</td><td>0</td></tr>');
    expect(page).toMatch(/Half of 2 laws took 53 days or less/);
    expect(page).toContain('<th scope="row">nyc.sign</th><td>missing</td><td>1</td>');
    const pictures = tagsIn(page).filter((tag) => tag.startsWith('<svg'));
    expect(pictures).toHaveLength(2);
    for (const picture of pictures) expect(picture).toMatch(/role="img" aria-label="[^"]{20,}"/);
  });

  test('[CLI-31] leads from a rule to the measures that depart from it, and to their lives', async () => {
    const unsent = bill(lawRows().filter(({ ActionID }) => ActionID !== 53));
    const page = await report(unsent);
    expect(page).toContain(`<a href="#nyc-${unsent.ID}">${unsent.File}</a>`);
    const life = page.slice(page.indexOf(`<ol id="nyc-${unsent.ID}">`));
    expect(life).toMatch(
      /<time>2020-03-01<\/time> Signed Into Law by Mayor <i>→ enacted<\/i><b class="open">! missing: /,
    );
    for (const [, id] of page.matchAll(/href="#([^"]+)"/g)) expect(page).toContain(`id="${id}"`);
  });

  test('[CLI-31] of nothing, and of a record file, it is a report too', async () => {
    // A file that is empty altogether is taken for a mistake.
    expect(await report('')).toContain('No measure became law');
    const file = join(newFolder(), 'report.html');
    expect((await ran('audit', writtenRecord(textOf('ordinance')), '--html', file)).code).toBe(0);
    tagsIn(readFileSync(file, 'utf8'));
    expect(
      await ran('audit', written([bill([])]), ...nyc, '--html', join(newFolder(), 'no', 'where.html')),
    ).toMatchObject({
      code: 2,
      err: expect.stringContaining('it cannot be written'),
    });
  });
});

describe('statecraft timeline', () => {
  const draw = async (measure: string, ...bills: readonly object[]) => {
    const file = join(newFolder(), 'life.svg');
    const { code, err } = await ran('timeline', written(bills), ...nyc, '--measure', measure, '--svg', file);
    return { code, err, svg: code === 0 ? readFileSync(file, 'utf8') : '' };
  };

  test('[CLI-32] draws a measure’s life, and tells it to those who do not see it', async () => {
    const of = bill(
      lawRows().filter(({ ActionID }) => ActionID !== 53),
      { Title: evil, File: 'Int 7' },
    );
    const { svg } = await draw('Int 7', bill(lawRows()), of);
    const tags = tagsIn(svg);
    expect(tags[0]).toMatch(/^<svg .*role="img" aria-labelledby="story-title story-life"/);
    expect(tags.filter((tag) => /<script|href|src=/.test(tag))).toEqual([]);
    expect(svg).toContain('<title id="story-title">The life of Int 7: &lt;/details&gt;');
    expect(svg).toMatch(/<desc [^>]*>2020-01-08: Introduced by Council, then at introduced\./);
    expect(svg).toMatch(/class="open">! missing: /);
    expect(svg.match(/<circle/g)).toHaveLength(of.History.length);
    for (const id of [`nyc-${of.ID}`, String(of.ID)]) expect((await draw(id, of)).svg).toContain('<circle');
  });

  test('[CLI-32] of a record file, and of many votes and far days', async () => {
    const file = join(newFolder(), 'life.svg');
    const record = writtenRecord(textOf('ordinance'));
    const { measure } = JSON.parse(textOf('ordinance')) as { measure: string };
    expect((await ran('timeline', record, '--measure', measure, '--svg', file)).code).toBe(0);
    tagsIn(readFileSync(file, 'utf8'));
    const far = bill([row(27, '1998-01-08'), row(68, '2020-02-11', { Votes: votes(20) })], { File: 'Int 8' });
    expect((await draw('Int 8', far)).svg).toMatch(/>8069 days</);
  });

  test('[CLI-32] a measure that is not there is bad input', async () => {
    expect(await draw('Int 9', bill(lawRows()))).toMatchObject({
      code: 2,
      err: expect.stringContaining('no measure Int 9'),
    });
  });
});
