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
export const ownKinds = {
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
} as const;
