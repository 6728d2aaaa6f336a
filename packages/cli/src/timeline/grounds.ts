import type { Basis, Source } from '@statecraft/core';
import type { Page } from '../print/page.ts';
import { span, spans } from '../print/spans.ts';
import { basisWord } from './marks.ts';
import { alongside } from './rail.ts';

/**
 * Prints how firmly an act stands on record, and on what: quietly where it was read in a record.
 *
 * @param before the grounds of the act before it; the same reason is not told twice
 * @returns its own grounds, for the act after it
 */
export function putGrounds(page: Page, basis: Basis, source: Source | undefined, ground: string | undefined): string {
  const { id, locator, reason } = source ?? {};
  const place = [id, locator].filter(Boolean).join(', ');
  const said = JSON.stringify([basis, id, reason]);
  const why = said === ground && reason ? 'for the same reason' : reason;
  const text = {
    recorded: `recorded in ${place || 'no source named'}`,
    inferred: `inferred from ${place || 'no source named'}`,
    hypothetical: `hypothetical${place ? `, after ${place}` : ''}`,
  }[basis];
  page.put(spans(basisWord(basis, text), why && span(`: ${why}`, 'dim')), alongside);
  return said;
}
