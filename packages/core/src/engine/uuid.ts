/** The largest value of the twelve bits that count within a millisecond. */
const MOST = 0xfff;

let moment = 0;
let count = 0;

/**
 * A new UUID of version 7 (RFC 9562, section 6.2, method 1): 48 bits of time, 12 that count, 62 by chance.
 *
 * Later ids of a process sort behind earlier ones, so that an index of them grows at its end. A log whose ids are wholly random
 * writes another page of each index for every act, which costs an SQLite file more than everything else it does.
 */
export function uuidInOrder(): string {
  const now = Date.now();
  if (now > moment) {
    moment = now;
    count = 0;
  } else if (count < MOST) {
    count += 1;
  } else {
    moment += 1;
    count = 0;
  }
  const time = moment.toString(16).padStart(12, '0');
  const counted = count.toString(16).padStart(3, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counted}${crypto.randomUUID().slice(18)}`;
}
