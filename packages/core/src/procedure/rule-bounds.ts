/** The most characters of a name in a rule. */
export const LONGEST_NAME = 200;

/** The most names that one list of a rule has. */
export const MOST_NAMES = 100;
