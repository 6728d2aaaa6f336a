import { actor } from './actor.ts';
import { allReported } from './all-reported.ts';
import { castingVote } from './casting-vote.ts';
import { consent } from './consent.ts';
import { degree } from './degree.ts';
import { effective } from './effective.ts';
import { endOfTerm } from './end-of-term.ts';
import { exclusion } from './exclusion.ts';
import { hold } from './hold.ts';
import { lieOver } from './lie-over.ts';
import { mover } from './mover.ts';
import { notice } from './notice.ts';
import { once } from './once.ts';
import { openQuestion } from './open-question.ts';
import { prerequisite } from './prerequisite.ts';
import { quorum } from './quorum.ts';
import { readings } from './readings.ts';
import { related } from './related.ts';
import { repetition } from './repetition.ts';
import { reserved } from './reserved.ts';
import { roll } from './roll.ts';
import { sameOrNextMeeting } from './same-or-next-meeting.ts';
import { sponsorRule } from './sponsor.ts';
import { substituteOffered } from './substitute-offered.ts';
import { text } from './text.ts';
import { thresholdRule } from './threshold.ts';
import { window } from './window.ts';

/** The kinds of rule of this library, by name. */
export type OwnKinds = {
  readonly threshold: typeof thresholdRule;
  readonly roll: typeof roll;
  readonly readings: typeof readings;
  readonly exclusion: typeof exclusion;
  readonly reserved: typeof reserved;
  readonly hold: typeof hold;
  readonly actor: typeof actor;
  readonly consent: typeof consent;
  readonly mover: typeof mover;
  readonly 'same-or-next-meeting': typeof sameOrNextMeeting;
  readonly repetition: typeof repetition;
  readonly degree: typeof degree;
  readonly effective: typeof effective;
  readonly notice: typeof notice;
  readonly 'open-question': typeof openQuestion;
  readonly 'lie-over': typeof lieOver;
  readonly window: typeof window;
  readonly quorum: typeof quorum;
  readonly 'casting-vote': typeof castingVote;
  readonly once: typeof once;
  readonly prerequisite: typeof prerequisite;
  readonly text: typeof text;
  readonly 'all-reported': typeof allReported;
  readonly sponsor: typeof sponsorRule;
  readonly 'substitute-offered': typeof substituteOffered;
  readonly 'end-of-term': typeof endOfTerm;
  readonly related: typeof related;
};

/** Their definitions. A kind that is left out does not compile. */
export const ownKinds: OwnKinds = {
  threshold: thresholdRule,
  roll,
  readings,
  exclusion,
  reserved,
  hold,
  actor,
  consent,
  mover,
  'same-or-next-meeting': sameOrNextMeeting,
  repetition,
  degree,
  effective,
  notice,
  'open-question': openQuestion,
  'lie-over': lieOver,
  window,
  quorum,
  'casting-vote': castingVote,
  once,
  prerequisite,
  text,
  'all-reported': allReported,
  sponsor: sponsorRule,
  'substitute-offered': substituteOffered,
  'end-of-term': endOfTerm,
  related,
};
