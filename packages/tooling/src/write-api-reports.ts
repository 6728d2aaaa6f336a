import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { apiReports, reportFolder } from './api-report.ts';
import { publishedPackages } from './published.ts';
import { root } from './workspace.ts';

const reports = apiReports();
for (const { folder } of publishedPackages()) {
  rmSync(join(root, folder, reportFolder), { recursive: true, force: true });
}
for (const { path, text } of reports) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
