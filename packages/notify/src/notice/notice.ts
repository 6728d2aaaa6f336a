import type { Subject } from './city.ts';

/** A person, body or office, and the name to print. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** An act of another vocabulary, in the words of its definition. */
export interface Said {
  /** One line: "Petition for a referendum filed, 2300 signatures". */
  readonly headline: string;
  /** What else the act says, a line each. */
  readonly details: readonly string[];
}

/** A vote as it is told, with its sum. */
export interface VoteTold {
  /** The kind of question: `passage`, `waiver`, ... */
  readonly question: string;
  /** The question in the words of its definition, where the library has no template for it. */
  readonly said?: string | undefined;
  readonly outcome?: 'carried' | 'lost' | undefined;
  readonly body: Named;
  /** How it was taken: `roll-call`, `tally`, `voice`, ... */
  readonly method: string;
  /** Absent where only the outcome was announced. */
  readonly ayes?: number | undefined;
  readonly nays?: number | undefined;
  /** Members who neither voted for nor against, by answer; answers that nobody gave are left out. */
  readonly others: Readonly<Record<string, number>>;
  /** The ayes that carry the question, and what they are a share of; several where the law is not settled. */
  readonly needed?: readonly number[] | undefined;
  readonly of?: number | undefined;
  readonly members: { readonly ayes: readonly Named[]; readonly nays: readonly Named[] };
}

/** A meeting as it is told. */
export interface MeetingTold {
  readonly id: string;
  readonly body: Named;
  /** `YYYY-MM-DDTHH:MM` on the city's clocks; absent where nobody called it. */
  readonly startsAt?: string | undefined;
  readonly day?: string | undefined;
  readonly place?: string | undefined;
  readonly agenda: readonly Subject[];
  readonly cancelled: boolean;
  /** Why it was cancelled. */
  readonly reason?: string | undefined;
}

/** What comes next and when. */
export interface NextStep {
  /** What the law or the calendar has ahead: a rule's title, a meeting. */
  readonly title: string;
  /** A legal date, or a wall time for a meeting. */
  readonly date?: string | undefined;
  /** What the day is: something happens `on` it, is done `by` it, or may be done `from` or `after` it. */
  readonly when: 'on' | 'by' | 'from' | 'after' | 'possible';
  readonly citation?: string | undefined;
}

/** One thing that was told and is not so. */
export interface Change {
  /** The event whose notice was wrong. */
  readonly act: string;
  /** What of it: `date`, `outcome`, `stage`, a name of its facts; `act` when it never happened. */
  readonly what: string;
  readonly from: string;
  /** Empty where nothing takes its place. */
  readonly to: string;
}

/** What a notice puts right. */
export interface CorrectionTold {
  /** The event that it is about. */
  readonly of: string;
  /** All events whose notices were wrong, that one first. */
  readonly acts: readonly string[];
  readonly reason?: string | undefined;
  /** Whether the act never happened. */
  readonly withdrawn: boolean;
  readonly changes: readonly Change[];
}

/** A notice, as data: what is told of one event, to whomever it concerns. It holds no address and no subscriber. */
export interface Notice {
  /** The event's id; for a day ahead `deadline/MEASURE/RULE/DATE/DAYS`. */
  readonly id: string;
  /** The event's position; for a day ahead that of the last event known. */
  readonly position: number;
  /** When it was recorded, RFC 3339 in UTC. */
  readonly at: string;
  /** The legal date of the act, or the day ahead. */
  readonly on: string;
  /** The act on record, past tense; `deadline` for a day ahead. Of a correction the act that it puts right. */
  readonly act: string;
  /** The words of the act, where it is one of another vocabulary than the library's. */
  readonly said?: Said | undefined;
  readonly subject: Subject;
  readonly link?: string | undefined;
  readonly by?: (Named & { readonly role?: string | undefined }) | undefined;
  /** Where the measure stood before, where it stands after; absent where it did not move. */
  readonly stage?: { readonly from: string; readonly to: string } | undefined;
  readonly vote?: VoteTold | undefined;
  readonly meeting?: MeetingTold | undefined;
  /** What else the act says that a reader would know: committees, a date, a recommendation, a reason. */
  readonly details: Readonly<Record<string, readonly string[]>>;
  readonly next: readonly NextStep[];
  readonly beHeard?: string | undefined;
  readonly correction?: CorrectionTold | undefined;
  /** Whether the law asks for it: it passes quiet hours, and its posting is proven. */
  readonly statutory: boolean;
  /** Keys of its topics. */
  readonly topics: readonly string[];
  /** Names of its topics as they are to be printed, by their keys. */
  readonly topicNames: Readonly<Record<string, string>>;
  /** Words of the measure, for saved queries. */
  readonly words: readonly string[];
}
