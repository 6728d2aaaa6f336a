import { bundle } from '../tooling/src/bundle.ts';

export default bundle([
  'src/index.ts',
  'src/webhook/webhook-channel.ts',
  'src/email/email-channel.ts',
  'src/feed/feed.ts',
  'src/calendar/calendar.ts',
  'src/posting/posted-notice.ts',
  'src/http/notice-pages.ts',
  'src/matching/match-work.ts',
  'src/sqlite.ts',
  'src/postgres.ts',
]);
