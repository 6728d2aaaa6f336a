import type { Act, Teller } from './teller.ts';

type Question = Extract<Act, { readonly type: 'vote' }>['question']['kind'];

/** A vote of the council on a question without further words. */
function councilVote(measure: string, on: string, question: Exclude<Question, 'waiver'>, ayes: number): Act {
  return { type: 'vote', measure, on, question: { kind: question }, method: { kind: 'tally', ayes, nays: 9 - ayes } };
}

/** An ordinance against which voters file a petition. It ends before the people, at `executive.referendum`. */
export async function tellOfTheTram(teller: Teller): Promise<void> {
  const measure = 'tram';
  teller.title('1  The tram: fiscal note, deferral, the table');
  await teller.tell({
    type: 'introduce',
    measure,
    on: '2026-01-05',
    kind: 'ordinance',
    title: 'A tram to the harbour',
    classes: [],
  });
  await teller.tell({ type: 'report', measure, on: '2026-01-08', recommendation: 'do-pass' });
  await teller.tell(councilVote(measure, '2026-01-15', 'passage', 6));
  await teller.tell({ type: 'fiscal-note', measure, on: '2026-01-15', dollarsAYear: 4_200_000 });
  await teller.tell({ type: 'defer', measure, on: '2026-01-15', members: ['seat-2'] });
  await teller.tell({ type: 'defer', measure, on: '2026-01-15', members: ['seat-2', 'seat-7'] });
  await teller.tell({ type: 'defer', measure, on: '2026-01-16', members: ['seat-3', 'seat-8'] });
  await teller.tell(councilVote(measure, '2026-01-19', 'passage', 6));
  await teller.tell(councilVote(measure, '2026-01-22', 'lay-on-the-table', 5));
  const { tabled } = (await teller.engine.measure(measure))?.facts ?? {};
  teller.say(`            On the table since ${tabled?.on}.`);
  await teller.tell(councilVote(measure, '2026-01-22', 'take-from-the-table', 5));
  await teller.tell(councilVote(measure, '2026-01-23', 'take-from-the-table', 5));
  await teller.tell(councilVote(measure, '2026-01-23', 'passage', 6));

  teller.title('2  The tram: the petition');
  const filed = await teller.tell({
    type: 'petition',
    measure,
    on: '2026-02-20',
    claimed: 2300,
    commandId: 'tram-petition',
    committee: ['harbour-walkers'],
  });
  await teller.tell({ type: 'count-signatures', measure, on: '2026-03-02', valid: 1999 });
  if (filed)
    await teller.tell({
      type: 'correct',
      measure,
      on: '2026-03-03',
      event: filed.id,
      change: { data: { claimed: 2350 } },
      reason: 'A sheet with fifty signatures lay in another box.',
    });
  await teller.tell({ type: 'count-signatures', measure, on: '2026-03-05', valid: 2041 });
  const tram = await teller.engine.measure(measure);
  teller.say(`            Claimed, as corrected: ${tram?.facts.petitions.map(({ claimed }) => claimed).join(', ')}.`);
  teller.say(`            The ordinance stands at ${tram?.stage}.`);
}

/** An appointment: another kind of measure, with rows and rules of its own. */
export async function tellOfTheAppointment(teller: Teller): Promise<void> {
  const measure = 'harbour-master';
  const nomination = { type: 'introduce', measure, on: '2026-03-09', kind: 'appointment' } as const;
  const title = 'Appointment of a harbour master';
  teller.title('3  An appointment');
  await teller.tell({ ...nomination, title, by: { id: 'seat-1', role: 'member' } });
  await teller.tell({ ...nomination, title, by: { id: 'the-mayor', role: 'mayor' } });
  await teller.tell(councilVote(measure, '2026-03-16', 'passage', 7));
}

/** A change of the charter: nobody has to ask for the vote of the people. */
export async function tellOfTheCharter(teller: Teller): Promise<void> {
  const measure = 'charter-7';
  const on = '2026-05-05';
  teller.title('4  A change of the charter: the popular vote');
  await teller.tell({
    type: 'introduce',
    measure,
    on: '2026-03-02',
    kind: 'ordinance',
    title: 'Eleven seats in the council',
    classes: ['charter-amendment'],
  });
  await teller.tell({ type: 'fiscal-note', measure, on: '2026-03-04', dollarsAYear: 180_000 });
  await teller.tell({ type: 'report', measure, on: '2026-03-05', recommendation: 'do-pass' });
  await teller.tell(councilVote(measure, '2026-03-12', 'passage', 7));
  const tally = { kind: 'tally', ayes: 10_412, nays: 9_870 } as const;
  await teller.tell({ type: 'vote', measure, on, body: 'people', question: { kind: 'adoption' }, method: tally });
  for (const { title, date } of await teller.engine.deadlines({ measure })) teller.say(`            ${date}  ${title}`);
}
