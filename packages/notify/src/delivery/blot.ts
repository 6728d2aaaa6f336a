/** The most that is kept of an answer. */
const LONGEST = 500;

/** An answer of the other side without the address it was given, in one line, cut to what is worth keeping. */
export function blotted(answer: string, address: string): string {
  let text = answer.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  for (const part of tellingParts(address)) {
    text = text.replaceAll(new RegExp(part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'giu'), '[address]');
  }
  return text.slice(0, LONGEST);
}

/** The parts of an address that give it away by themselves, the longest first. */
function tellingParts(address: string): string[] {
  const url = URL.parse(address);
  const mail = /^(?:mailto:)?([^@\s]+)@(\S+)$/i.exec(address);
  const parts = mail
    ? [address, `${mail[1]}@${mail[2]}`, mail[1]]
    : [address, url?.href, url?.host, url?.hostname, url && `${url.pathname}${url.search}`];
  return [...new Set(parts)]
    .filter((part): part is string => typeof part === 'string' && part.length > 2)
    .sort((a, b) => b.length - a.length);
}
