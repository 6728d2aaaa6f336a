/** The oldest Node that has what the logs stand on. */
const OLDEST = [22, 18] as const;

/** What to say to somebody whose Node is too old, given its version; nothing where it is not. */
export function complaintOfNode(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return undefined;
  return `statecraft needs Node ${OLDEST.join('.')} or later, and this is ${version}.\n`;
}
