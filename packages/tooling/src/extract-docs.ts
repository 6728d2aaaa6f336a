import { writeDocsModules } from './docs-modules.ts';

writeDocsModules();
