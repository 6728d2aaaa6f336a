import type { City } from '../notice/city.ts';
import type { CorrectionTold, MeetingTold, Notice, VoteTold } from '../notice/notice.ts';
import { type Block, oneLine } from './document.ts';
import type { Words } from './words.ts';

/** Who speaks, and in which words. */
export interface Voice {
  readonly city: Pick<City, 'name'>;
  readonly words: Words;
}

/** Facts whose values are names of ours. */
const codes: readonly string[] = ['recommendation', 'as', 'what', 'docket'];

/** What a measure or body is called in a line. */
export function nameOfSubject({ subject: { kind, file, title, id } }: Pick<Notice, 'subject'>): string {
  return kind === 'measure' ? [file, title].filter(Boolean).join(', ') || id : (title ?? id);
}

/** What happened, in a line: "Referred to Finance", "Passage: carried 10–3". */
export function headlineOf(notice: Notice, { city, words }: Voice): string {
  const { act, said, vote, details, meeting, by } = notice;
  const name = said ? 'act.other' : `act.${act}`;
  const values = Object.fromEntries(
    Object.entries(details).map(([key, items]) => [
      key.toLowerCase(),
      words.list(items.map((item) => (codes.includes(key) ? sayable(item) : valueInWords(item, words)))),
    ]),
  );
  return words.say(words.has(name) ? name : 'act.other', {
    ...values,
    act: said?.headline ?? sayable(act),
    city: city.name,
    by: by?.name,
    measure: nameOfSubject(notice),
    date: words.date(notice.on),
    ...(vote && voteValues(vote, words)),
    ...(meeting && { meeting: whenOf(meeting, words) }),
  });
}

/** The title of a notice: "Correction: 200162, ReStart: Passage: carried 10–3". */
export function titleOf(notice: Notice, voice: Voice): string {
  const { correction, statutory } = notice;
  const mark = correction
    ? correction.withdrawn
      ? 'mark.withdrawn'
      : 'mark.correction'
    : statutory
      ? 'mark.statutory'
      : undefined;
  return oneLine(
    voice.words.say('subject', {
      mark: mark && voice.words.say(mark),
      measure: nameOfSubject(notice),
      headline: headlineOf(notice, voice),
      city: voice.city.name,
    }),
  );
}

/** A notice as it is to be read by anybody, without who it goes to; headings begin below `level`. */
export function noticeBlocks(notice: Notice, voice: Voice, level: 1 | 2 = 1): Block[] {
  const { words } = voice;
  const { said, vote, stage, meeting, correction, by, next, beHeard, link } = notice;
  const below = (level + 1) as 2 | 3;
  return [
    { kind: 'heading', level, text: titleOf(notice, voice) },
    ...(correction ? correctionBlocks(correction, words) : []),
    {
      kind: 'paragraph',
      text: words.say('on', { date: words.date(notice.on), by: by && [by.name, by.role].filter(Boolean).join(', ') }),
    },
    ...(stage
      ? [
          paragraph(
            words.say('stage.moved', { from: stageInWords(stage.from, words), to: stageInWords(stage.to, words) }),
          ),
        ]
      : []),
    ...(said ? said.details.map(paragraph) : []),
    ...(vote ? voteBlocks(vote, words) : []),
    ...(meeting ? meetingBlocks(meeting, words) : []),
    ...(next.length > 0
      ? [
          heading(below, words.say('heading.next')),
          {
            kind: 'list' as const,
            items: next.map(({ title, date, when, citation }) => {
              const step = words.say(`next.${when}`, { title, date: date && dayInWords(date, words) });
              return citation ? `${step} (${citation})` : step;
            }),
          },
        ]
      : []),
    ...(beHeard ? [heading(below, words.say('heading.be-heard')), paragraph(beHeard)] : []),
    ...(link
      ? [{ kind: 'link' as const, text: words.say('more', { measure: nameOfSubject(notice) }), href: link }]
      : []),
  ];
}

/** A stage in words: its own where there are any, else those of the stage it is a finer one of, with its name. */
export function stageInWords(stage: string, words: Words): string {
  const [first = '', ...finer] = stage.split('.');
  const name = `stage.${stage}`;
  if (words.has(name)) return words.say(name);
  const whole = `stage.${first}`;
  const said = words.has(whole) ? words.say(whole) : first;
  return finer.length > 0 ? `${said} (${finer.map(sayable).join(', ')})` : said;
}

function voteBlocks(vote: VoteTold, words: Words): Block[] {
  const names = (name: 'vote.ayes' | 'vote.nays', members: VoteTold['members']['ayes']): Block[] =>
    members.length === 0
      ? []
      : [paragraph(words.say(name, { names: words.list(members.map((member) => member.name)) }))];
  return [
    { kind: 'paragraph', text: words.say('vote', voteValues(vote, words)), strong: true },
    ...names('vote.ayes', vote.members.ayes),
    ...names('vote.nays', vote.members.nays),
  ];
}

function voteValues(vote: VoteTold, words: Words) {
  const { question, said, outcome, ayes, nays, others, needed, of, body } = vote;
  const name = `question.${question}`;
  const number = (value: number | undefined) => (value === undefined ? undefined : words.number(value));
  return {
    question: said ?? (words.has(name) ? words.say(name) : sayable(question)),
    outcome: outcome && words.say(`outcome.${outcome}`),
    ayes: number(ayes),
    nays: number(nays),
    others:
      Object.entries(others)
        .map(([answer, count]) => `${words.number(count)} ${answer}`)
        .join(', ') || undefined,
    needed: needed?.map((each) => words.number(each)).join(' / '),
    of: number(of),
    body: body.name,
  };
}

function meetingBlocks(meeting: MeetingTold, words: Words): Block[] {
  const { body, place, agenda, cancelled, reason } = meeting;
  const when = whenOf(meeting, words);
  return [
    {
      kind: 'paragraph',
      strong: true,
      text: cancelled
        ? words.say('meeting.cancelled', { body: body.name, when, reason })
        : words.say('meeting.when', { body: body.name, when, place }),
    },
    ...(agenda.length > 0
      ? [
          paragraph(words.say('meeting.agenda')),
          { kind: 'list' as const, items: agenda.map((subject) => nameOfSubject({ subject })) },
        ]
      : []),
  ];
}

function correctionBlocks({ reason, withdrawn, changes }: CorrectionTold, words: Words): Block[] {
  return [
    { kind: 'paragraph', strong: true, text: words.say(withdrawn ? 'correction.withdrawn' : 'correction', { reason }) },
    {
      kind: 'list',
      items: changes.map(({ what, from, to }) => {
        const said = (value: string) => changeInWords(what, value, words);
        return words.say(to === '' ? 'correction.gone' : 'correction.change', {
          what: sayable(what),
          from: said(from),
          to: said(to),
        });
      }),
    },
  ];
}

function changeInWords(what: string, value: string, words: Words): string {
  if (value === '') return '–';
  if (what === 'stage') return stageInWords(value, words);
  if (what === 'outcome' && words.has(`outcome.${value}`)) return words.say(`outcome.${value as 'carried'}`);
  return valueInWords(value, words);
}

function whenOf({ startsAt, day }: MeetingTold, words: Words): string | undefined {
  return startsAt !== undefined ? words.wallTime(startsAt) : day && words.date(day);
}

/** Days are said as days; anything else as it stands. */
function valueInWords(value: string, words: Words): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? words.date(value) : value;
}

function dayInWords(date: string, words: Words): string {
  return date.includes('T') ? words.wallTime(date) : words.date(date);
}

/** A name of ours as it is said: `re-referred` is "re referred", `received-and-filed` "received and filed". */
function sayable(name: string): string {
  return name.replaceAll(/[-.]/g, ' ');
}

function heading(level: 2 | 3, text: string): Block {
  return { kind: 'heading', level, text };
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', text };
}
