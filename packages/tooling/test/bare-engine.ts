// The least that a program with an engine has of core; bundled to be weighed.
export { createEngine, memoryLog } from '@statecraft/core';
