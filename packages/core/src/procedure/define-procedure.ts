import type { z } from 'zod';
import type { MeasureActType } from '../acts/acts.ts';
import { StatecraftError } from '../errors.ts';
import type { AnyVocabulary } from '../vocabulary/define-vocabulary.ts';
import { contradictionsIn } from './contradictions.ts';
import { type HeadInput, type Procedure, parseProcedure, type RowInput } from './procedure.ts';
import type { ruleHead } from './rule-head.ts';
import type { OwnKinds } from './rules/own-kinds.ts';
import { sayIssue } from './say-issue.ts';

type OwnKind = OwnKinds[keyof OwnKinds];
type Kinds<Uses extends readonly AnyVocabulary[]> = OwnKind | RulesOf<Uses[number]>;
type RulesOf<Used extends AnyVocabulary> = Used extends AnyVocabulary ? Used['rules'][keyof Used['rules']] : never;
type ActsOf<Used extends AnyVocabulary> = Used extends AnyVocabulary ? Used['acts'][keyof Used['acts']] : never;

type RuleInputBy<Kind> = Kind extends {
  readonly kind: infer Name extends string;
  readonly params: infer Params extends z.ZodRawShape;
}
  ? { readonly kind: Name } & z.input<z.ZodObject<typeof ruleHead & Params>>
  : never;

/** A rule of our kinds, or of a kind of the vocabularies in use, as it is written down. */
export type RuleInput<Uses extends readonly AnyVocabulary[] = readonly []> =
  | RuleInputBy<Kinds<Uses>>
  | ({ readonly kind: 'any-of' | 'all-of'; readonly parts: readonly RuleInputBy<Kinds<Uses>>[] } & z.input<
      z.ZodObject<typeof ruleHead>
    >);

type ActNames<Uses extends readonly AnyVocabulary[], Subject> = Extract<
  ActsOf<Uses[number]>,
  { readonly subject: Subject }
>['type'];

/** A procedure as it is written down, with the vocabularies that it uses. */
export type ProcedureInput<Uses extends readonly AnyVocabulary[] = readonly []> = HeadInput & {
  /** The vocabularies it uses besides ours. */
  readonly uses?: Uses;
  readonly rules: readonly RuleInput<Uses>[];
  readonly rows: readonly (Omit<RowInput, 'act'> & { readonly act: MeasureActType | ActNames<Uses, 'measure'> })[];
  readonly bodyActs?: readonly { readonly act: string; readonly rules: readonly string[] }[];
};

/**
 * Checks a procedure's data and gives it back, frozen.
 *
 * Throws `procedure-invalid` with every place that is wrong: form, unknown rules, rows that cannot be told apart, rules without grounds.
 *
 * @example
 * export const zuerich = defineProcedure({ id: 'zuerich', uses: [referendum], rules: [...], rows: [...], ... });
 */
export function defineProcedure<const Uses extends readonly AnyVocabulary[] = readonly []>(
  input: ProcedureInput<Uses>,
): Procedure<Uses> {
  return checkedProcedure(input) as Procedure<Uses>;
}

/** As `defineProcedure`, for data that the compiler knows nothing of. */
function checkedProcedure(input: unknown): Procedure {
  const parsed = parseProcedure(input);
  const problems = parsed.success
    ? contradictionsIn(parsed.data)
    : parsed.issues.map((issue) => sayIssue(issue, input));
  if (!parsed.success || problems.length > 0) throw invalid(input, problems);
  return Object.freeze(parsed.data);
}

function invalid(input: unknown, problems: readonly string[]): StatecraftError {
  const list = problems.map((problem) => `- ${problem}`).join('\n');
  return new StatecraftError('procedure-invalid', `The procedure ${nameOf(input)} is not valid:\n${list}`, {
    details: { problems },
  });
}

/**
 * Reads a procedure from data that the compiler knows nothing of: from JSON, as `JSON.stringify` writes one, in which `uses` names
 * vocabularies as `id@version`; or a changed copy of another procedure.
 *
 * Throws `vocabulary-unknown` for a vocabulary, or a version of one, that is not among those given, and `procedure-invalid` as
 * `defineProcedure` does.
 *
 * @example
 * const procedure = readProcedure(JSON.parse(text), { vocabularies: [referendum] });
 * const next = readProcedure({ ...procedure, version: '2' });
 */
export function readProcedure(
  json: unknown,
  { vocabularies = [] }: { readonly vocabularies?: readonly AnyVocabulary[] } = {},
): Procedure {
  if (json === null || typeof json !== 'object' || !('uses' in json) || !Array.isArray(json.uses))
    return checkedProcedure(json);
  const uses = json.uses.map((name) => (typeof name === 'string' ? vocabularyNamed(name, vocabularies) : name));
  return checkedProcedure({ ...json, uses });
}

function vocabularyNamed(name: string, vocabularies: readonly AnyVocabulary[]): AnyVocabulary {
  const found = vocabularies.find((vocabulary) => vocabulary.toJSON() === name);
  if (found) return found;
  const given = vocabularies.map((vocabulary) => vocabulary.toJSON()).join(', ') || 'none';
  throw new StatecraftError('vocabulary-unknown', `The procedure uses the vocabulary ${name}; given are: ${given}.`, {
    details: { vocabulary: name },
  });
}

/** What to call something that may be no procedure at all. */
function nameOf(input: unknown): string {
  const id = input !== null && typeof input === 'object' && 'id' in input ? input.id : undefined;
  return typeof id === 'string' ? id : 'without an id';
}
