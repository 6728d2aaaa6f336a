/** A fault as it is planted: a piece of a source file, and what is put in its place. */
export interface Fault {
  readonly id: string;
  /** What is wrong, in words. */
  readonly what: string;
  /** The file from the repository's root. */
  readonly file: string;
  /** The piece, as often as it stands there once. */
  readonly find: string;
  readonly put: string;
  /** The cities it is looked for in. */
  readonly cities: readonly string[];
}

const city = (id: string) => (what: string, find: string, put: string) => ({
  what,
  file: `packages/procedures/src/${id}.ts`,
  find,
  put,
  cities: [id],
});

const kc = city('kansas-city');
const nyc = city('new-york-city');
const phl = city('philadelphia');
const sf = city('san-francisco');
const sea = city('seattle');

/** The cities whose procedures are quick to look through, and together have nearly every kind of rule. */
const quick = ['new-york-city', 'philadelphia', 'san-francisco', 'seattle'];

const core =
  (file: string, cities: readonly string[] = quick) =>
  (what: string, find: string, put: string) => ({ what, file: `packages/core/src/${file}.ts`, find, put, cities });

const drafts = (file: string) => (what: string, find: string, put: string) => ({
  what,
  file: `packages/testing/src/drafting/own/${file}.ts`,
  find,
  put,
  cities: ['seattle'],
});

/** What Kansas City alone has rules on. */
const inKansasCity = (file: string) => core(file, ['kansas-city']);

const threshold = core('vote/threshold');
const sum = core('procedure/rules/threshold');
const sumOfSeveral = core('procedure/rules/threshold', ['seattle']);

const numbered = (prefix: string, faults: readonly Omit<Fault, 'id'>[]): Fault[] =>
  faults.map((fault, index) => ({ id: `${prefix}-${index + 1}`, ...fault }));

/** The faults in procedures. */
const inProcedures = numbered('PROCEDURE', [
  kc(
    'off by one in a threshold: eight waive the readings',
    'thresholds: [{ votes: 9 }],',
    'thresholds: [{ votes: 8 }],',
  ),
  kc('off by one in a threshold: six reconsider', 'thresholds: [{ votes: 7 }],', 'thresholds: [{ votes: 6 }],'),
  kc(
    'a vacancy lowers the majority: of the members in office, not of the seats',
    "thresholds: [{ moreThan: [1, 2], of: 'seats' }],",
    "thresholds: [{ moreThan: [1, 2], of: 'in-office' }],",
  ),
  kc(
    'the base of an amendment is all seats, not the votes cast',
    "thresholds: [{ moreThan: [1, 2], of: 'voting' }],",
    "thresholds: [{ moreThan: [1, 2], of: 'seats' }],",
  ),
  kc('amendments of the third degree', 'most: 2,', 'most: 3,'),
  kc('a rule is missing: a hold binds nobody', "rules: ['kc.hold', 'kc.roll'],", "rules: ['kc.roll'],"),
  kc(
    'a missing transition: what is held cannot be reported',
    "stages: ['committee', 'committee.held'],\n      act: 'report',",
    "stages: ['committee'],\n      act: 'report',",
  ),
  kc('a wrong landing: a veto is the end', "to: 'executive.vetoed',", "to: 'failed',"),
  kc('too many may sign', "roles: ['mayor'],", "roles: ['mayor', 'member'],"),
  kc(
    'a rule for the wrong kind of measure: resolutions are read three times',
    "for: { kinds: ['ordinance'] },\n      editions: [since2014],",
    "for: { kinds: ['resolution'] },\n      editions: [since2014],",
  ),
  kc('an excluded class is allowed: grants may be waived through', "        grant: 'fails',\n", ''),
  nyc(
    'off by one in a window: the mayor has 31 days',
    "title: 'The mayor has thirty days',\n      term: { days: 30 },",
    "title: 'The mayor has thirty days',\n      term: { days: 31 },",
  ),
  nyc(
    'days counted otherwise: Sundays age a bill too',
    "term: { days: 7, counting: 'except-sundays' },",
    'term: { days: 7 },',
  ),
  nyc(
    'a deadline counted from the wrong day: from the veto, not from the publication',
    "since: ['publish'],\n      citation: charter('37(b)'),",
    "since: ['veto'],\n      citation: charter('37(b)'),",
  ),
  nyc(
    'a veto that is not overridden does not stand, and is tried again',
    "act: 'vote',\n      when: { question: 'override', outcome: 'lost' },\n      rules: ['nyc.quorum', 'nyc.roll', 'nyc.override.votes', 'nyc.override.once', 'nyc.override.window'],\n      to: 'failed',",
    "act: 'vote',\n      when: { question: 'override', outcome: 'lost' },\n      rules: ['nyc.quorum', 'nyc.roll', 'nyc.override.votes', 'nyc.override.once', 'nyc.override.window'],\n      to: 'same',",
  ),
  sf('off by one in a lie-over: four days between readings', 'term: { days: 5 },', 'term: { days: 4 },'),
  sf('off by one in a sunset', 'term: { days: 61 },', 'term: { days: 60 },'),
  sf(
    'the wrong base: unanimity of those voting, not of those present',
    "{ atLeast: [1, 1], of: 'present' }",
    "{ atLeast: [1, 1], of: 'voting' }",
  ),
  phl(
    'a deadline counted from the wrong day: from the publication, not from the printing',
    "since: ['print'],",
    "since: ['publish'],",
  ),
  phl(
    'a wrong landing: what is amended is not printed again',
    "act: 'amend',\n      to: 'vote',",
    "act: 'amend',\n      to: 'vote.printed',",
  ),
  phl(
    'a clock that runs to the wrong meeting',
    "firstMeetingNotWithin: 10 },\n      since: ['present'],\n      lawful",
    "firstMeetingNotWithin: 2 },\n      since: ['present'],\n      lawful",
  ),
  sea(
    'a threshold of the wrong fraction: a bare majority overrides',
    "thresholds: [{ atLeast: [2, 3], of: 'seats' }],",
    "thresholds: [{ moreThan: [1, 2], of: 'seats' }],",
  ),
  sea(
    'off by one in a window: six days to present',
    "term: { days: 5 },\n      since: ['passage'],",
    "term: { days: 6 },\n      since: ['passage'],",
  ),
  sea(
    'a way to law without a vote: a report leads to the mayor',
    "act: 'report',\n      rules: ['sea.roll'],\n      to: 'vote',",
    "act: 'report',\n      rules: ['sea.roll'],\n      to: 'executive',",
  ),
  sea(
    'a stage that leads nowhere: what is vetoed cannot lapse',
    "stages: [...vetoed],\n      act: 'lapse',",
    "stages: ['executive'],\n      act: 'lapse',",
  ),
]);

/** The faults in the engine: votes, calendar, rules, the fold, the machine, the clerk. */
const inEngine = numbered('ENGINE', [
  threshold('off by one in a majority', '/ rule.moreThan[1]) + 1, of };', '/ rule.moreThan[1]), of };'),
  threshold('a share rounded down', 'Math.ceil((of * rule.atLeast[0])', 'Math.floor((of * rule.atLeast[0])'),
  threshold('a majority of those present where it is one of the seats', 'return size.seats;', 'return size.inOffice;'),
  sum(
    '`>` for `>=`: as many ayes as are needed do not carry',
    'casting) >= votes).length;',
    'casting) > votes).length;',
  ),
  sumOfSeveral(
    'of several numbers that may be the law the easiest is taken',
    "reached === needed.length ? 'carried'",
    "reached > 0 ? 'carried'",
  ),
  sum(
    'what was announced is not held to the count',
    'if (act.outcome !== computed) return',
    'if (!act.outcome) return',
  ),
  core('vote/roll-call')(
    'those who abstain are counted for',
    'ayes: roll.ayes.length,',
    'ayes: roll.ayes.length + roll.abstaining.length,',
  ),
  core('procedure/rules/window')('`<` for `<=`: the last day is lost', 'verdict: on <= last', 'verdict: on < last'),
  core('procedure/rules/lie-over')(
    '`>=` for `>`: lawful on the last day',
    "rule.lawful === 'after' ? act.on > last",
    "rule.lawful === 'after' ? act.on >= last",
  ),
  core('procedure/waiver')(
    'a waiver counts for what came before the body after it',
    '(since === undefined || on >= since)',
    'true',
  ),
  core('procedure/rules/lie-over')(
    'a deadline that is told a day late',
    "{ when: rule.lawful === 'after' ? 'after' : 'from', date: found.last };",
    "{ when: 'after', date: found.last };",
  ),
  core('calendar/period')('a period counts the day it begins with', 'addDays(from, days))', 'addDays(from, days - 1))'),
  core('calendar/period')('Saturdays are left out for Sundays', 'const SUNDAY = 7;', 'const SUNDAY = 6;'),
  inKansasCity('procedure/rules/hold')('a hold binds on its last day', 'act.on >= until', 'act.on > until'),
  inKansasCity('procedure/rules/readings')(
    'two readings on one day count twice',
    'facts.readings.map(({ on }) => on)',
    'facts.readings.map(({ on }, index) => (on + index) as LegalDate)',
  ),
  inKansasCity('procedure/rules/mover')(
    'the side that lost may move',
    "outcome === 'carried' ? method.ayes",
    "outcome === 'lost' ? method.ayes",
  ),
  core('procedure/rules/roll')(
    'strangers may vote',
    'twice.length > 0 || strangers.length > 0 ||',
    'twice.length > 0 ||',
  ),
  core('procedure/rules/quorum')('`>` for `>=` in a quorum', 'present >= need.needed', 'present > need.needed'),
  inKansasCity('procedure/rules/consent')(
    'nobody’s consent is missed',
    'if (missing && missing.length > 0)',
    'if (missing && missing.length > 9)',
  ),
  inKansasCity('procedure/rules/same-or-next-meeting')(
    'the day of the next meeting is too late',
    'act.on <= next',
    'act.on < next',
  ),
  core('procedure/rules/end-of-term')('a term ends on the day the next begins', 'addDays(next, -1)', 'next'),
  core('procedure/rule-head')(
    'a rule is for those it is not for',
    '(!scope.classes || isOf(scope.classes))',
    '(!scope.classes || !isOf(scope.classes))',
  ),
  core('procedure/anchor')(
    'a time begins with the first of its acts, not with the latest',
    'on > latest',
    'on < latest',
  ),
  core('procedure/term')('a meeting too early ends a time', 'addDays(from, term.firstMeetingNotWithin - 1)', 'from'),
  core('procedure/due')('what is due is due a day early', "due.when === 'after' ? addDays(last, 1) : last", 'last'),
  inKansasCity('acts/re-refer')('a hold outlives the re-referral', 'delete facts.hold;', ''),
  inKansasCity('acts/questions')(
    'a waiver that was lost counts',
    "vote: id });\n  },\n  lost: 'nothing',",
    'vote: id });\n  },\n  lost: (facts: WaiverFacts, { id, on, data }) => void facts.waivers.push({ rule: data.question.rule, on, vote: id }),',
  ),
  inKansasCity('acts/questions')('a postponement outlives the vote', 'delete facts.postponement;', ''),
  core('acts/facts-after')('a recipe mutates what it was given', 'own[key] = value.slice();', 'own[key] = value;'),
  core('definitions')(
    'a lost vote has a day as a carried one has',
    "if (outcome === 'carried') noteDay(facts, kind, on);",
    'noteDay(facts, kind, on);',
  ),
  core('procedure/lifecycle')(
    'what an act says does not choose its row',
    'if (aspectOf(act, key) !== said[key]) return false;',
    'if (aspectOf(act, key) === undefined) return false;',
  ),
  core('procedure/machine')(
    'a guard forgets the rules and looks at the row alone',
    '[id, ...row.rules].every(',
    '[id].every(',
  ),
  core('procedure/assess')(
    'an act that changes no stage lands elsewhere',
    "(row.to === 'same' ? stage : row.to)",
    "(row.to === 'same' ? 'introduced' : row.to)",
  ),
  core('procedure/replay')(
    'as of a day leaves out that day',
    'filter(({ on }) => asOf.on === undefined || on <= asOf.on);\n  //',
    'filter(({ on }) => asOf.on === undefined || on < asOf.on);\n  //',
  ),
  core('procedure/replay')(
    'as of an instant leaves out what was recorded at it',
    'Date.parse(event.at) <= instant',
    'Date.parse(event.at) < instant',
  ),
  core('procedure/chronology')('a correction is read as if it were none', "'strike' in change", "'struck' in change"),
  core('engine/draft')(
    'an engine that skips the version check',
    'return { events: this.#events, expect: this.#expect };',
    'return { events: this.#events, expect: {} };',
  ),
  core('engine/clerk')(
    'a refusal rests on a state that others have moved on from',
    'if (!fresh && (await this.#streams.refresh())) return this.#execute(',
    'if (fresh) return this.#execute(',
  ),
]);

/** The faults in definitions: acts, kinds of rule, questions, how they are drafted, the vocabulary that the tests define. */
const inDefinitions = numbered('DEF', [
  core('procedure/rules/lie-over', ['new-york-city'])(
    'a `sees` that leaves out a fact: nobody sees the waiver',
    'return { begun, waived: waivedOn(rule, facts, begun) };',
    'return { begun, waived: undefined };',
  ),
  inKansasCity('procedure/rules/hold')(
    'a `sees` that reads another fact: a postponement by the hold',
    'hold?.until : postponement?.until',
    'hold?.until : hold?.until',
  ),
  inKansasCity('procedure/rules/readings')(
    'a `distinct` that merges too much: however many readings',
    '[Math.min(count, days.length), lacksIntroduction]',
    '[lacksIntroduction]',
  ),
  core('acts/refer', ['seattle'])(
    'a `record` that forgets a fact: how many committees are to report',
    'on, ...(data.mode && { mode: data.mode }) });',
    'on });',
  ),
  core('acts/questions', ['kansas-city'])(
    'a `carried` that writes nothing: a waiver',
    'facts.waivers.push({ rule: data.question.rule, on, vote: id });',
    '',
  ),
  core('acts/lapse', ['seattle'])('no `byLaw`: a lapse is somebody’s act', '  byLaw: true,\n', ''),
  core('procedure/rules/window', ['seattle'])(
    'a `deadline` with another `when`: an act is lawful from the last day, not by it',
    "{ when: 'by', date: found.last }",
    "{ when: 'from', date: found.last }",
  ),
  inKansasCity('procedure/rules/hold')(
    'an `ofFacts` that is wrong: a hold does not speak before the act is drawn up',
    'ofFacts: true,',
    'ofFacts: false,',
  ),
  core('procedure/rules/prerequisite', ['new-york-city'])(
    'no `closes`: a row is open though what must come before is not done',
    '  closes: true,\n',
    '',
  ),
  core('procedure/rules/threshold', ['san-francisco'])(
    'an `outcome` that is wrong: an open vote is lost',
    "return sum?.computed ?? 'unknown';",
    "return sum?.computed === 'open' ? 'lost' : (sum?.computed ?? 'unknown');",
  ),
  core('acts/vote', ['seattle'])(
    'a `personal` that leaves out a place: who moved the question',
    "personal: ['mover', 'second',",
    "personal: ['second',",
  ),
  drafts('acts')('a draft that is wrong: nobody drafts a lapse', '  lapse: plain,', '  lapse: () => [],'),
  drafts('times')(
    'a `mend` that does not mend: nobody waits for as long as it takes',
    "return last && { on: lawful === 'after' ? addDays(last, 1) : last };",
    "return last && { on: addDays(last, lawful === 'after' ? 0 : -1) };",
  ),
  drafts('kinds')(
    'a `fail` that does not fail: the last day for the day after it',
    "[{ wrong: 'a day too late', on: addDays(last, 1) }]",
    "[{ wrong: 'a day too late', on: last }]",
  ),
  {
    what: 'a format that drops a member: the signatures claimed',
    file: 'packages/core/test/vocabulary/referendum.ts',
    find: '({ ...rest, claimed: signatures }) }],',
    put: '({ ...rest }) }],',
    cities: ['seattle'],
  },
]);

/** The faults in the log that is in core. What else a log can do wrong stands in the suite of logs. */
const inLog = numbered('LOG', [
  core('log/memory-log')(
    'a log that skips the version check',
    'checkExpectation(stream, expected, this.#streams.get(stream)?.length ?? 0);',
    '',
  ),
  core('log/memory-log')(
    'a log that reorders a stream',
    'async readStream(',
    'async readStream(stream: StreamId): Promise<readonly RecordedEvent[]> {\n    return [...(await this.inOrder(stream))].reverse();\n  }\n\n  async inOrder(',
  ),
]);

/** Every fault, in the order of the table. */
export const faults: readonly Fault[] = [...inProcedures, ...inEngine, ...inDefinitions, ...inLog];
