import type { AuditSummary } from '@statecraft/legistar';
import type { Detail } from './detail.ts';

/** The sum of an audit as one JSON object; with details, each irregularity stands on a line of its own in it. */
export function summaryJson(sum: AuditSummary, details: readonly Detail[] | undefined): string {
  const text = JSON.stringify(sum, null, 2);
  if (!details) return `${text}\n`;
  const lines = details.map((detail) => `    ${JSON.stringify(detail)}`).join(',\n');
  // Behind the object's last member, before the brace that closes it.
  return `${text.slice(0, -2)},\n  "details": [${lines === '' ? '' : `\n${lines}\n  `}]\n}\n`;
}
