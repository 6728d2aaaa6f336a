/** How the program ends: `done`, `refused` by the procedure, bad `input` or usage, or a `fault` outside the law. */
export const exitCodes = { done: 0, refused: 1, input: 2, fault: 3 } as const;
/** One of `exitCodes`. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
