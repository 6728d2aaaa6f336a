import { linesOf } from '../reading/lines.ts';
import { dayOf } from '../source/calendar-day.ts';
import { numberIn, objectIn, textIn } from '../source/json.ts';
import type { Report } from '../source/problem.ts';
import type { Office, Place } from '../source/source-measure.ts';

/** The offices of a file of office records, plain or gzipped, one a line. What cannot be read is reported. */
export async function readOffices(file: string, report: Report): Promise<Office[]> {
  const offices: Office[] = [];
  for await (const lines of linesOf(file, { report })) {
    for (const { line, text } of lines) {
      const office = officeOf(text, { file, line }, report);
      if (office) offices.push(office);
    }
  }
  return offices;
}

function officeOf(text: string, place: Place, report: Report): Office | undefined {
  const read = objectIn(text);
  if ('problem' in read) {
    report({ ...place, problem: read.problem });
    return undefined;
  }
  const { fields } = read;
  const person = numberIn(fields.personId);
  const body = numberIn(fields.bodyId);
  const start = dayOf(fields.start);
  if (person === undefined || body === undefined || start === undefined) {
    report({ ...place, problem: 'the line holds no office: it takes personId, bodyId and start' });
    return undefined;
  }
  return {
    person: { id: person, name: textIn(fields.name) ?? '' },
    body: { id: body, name: textIn(fields.body) ?? '' },
    title: textIn(fields.title) ?? '',
    memberType: textIn(fields.memberType) ?? '',
    start,
    end: dayOf(fields.end),
    place,
  };
}
