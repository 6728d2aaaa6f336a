import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { apiReports, reportFolder } from '../src/api-report.ts';
import { publishedPackages } from '../src/published.ts';
import { files, root, text } from '../src/workspace.ts';

describe('the API reports', () => {
  const reports = () => {
    // No report is read from declarations that are older than their sources.
    execFileSync('tsc', ['-b', ...publishedPackages().map(({ folder }) => folder)], { cwd: root });
    return apiReports();
  };

  test('tell the surface of every entry point as it is', () => {
    const made = reports();
    const stale = made.filter((report) => report.text !== text(report.path)).map(({ path }) => path);
    const left = files(`packages/*/${reportFolder}/*`).filter((path) => !made.some((report) => report.path === path));

    expect(
      [...stale, ...left],
      'what users may import has changed. See that it is meant, then write the reports anew: npm run api',
    ).toEqual([]);
  });

  test('there is one for each export of each package', () => {
    const wanted = publishedPackages().flatMap(({ folder, manifest }) =>
      Object.keys(manifest.exports ?? {}).map((path) =>
        join(folder, reportFolder, `${path === '.' ? 'index' : path.slice(2).replaceAll('/', '-')}.api.md`),
      ),
    );
    expect(files(`packages/*/${reportFolder}/*.api.md`)).toEqual(wanted.sort());
  });
});
