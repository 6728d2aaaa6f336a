import { StatecraftError } from '../errors.ts';
import { contradictionsIn } from './contradictions.ts';
import { type Procedure, type ProcedureInput, procedureSchema } from './procedure.ts';

/**
 * Checks a procedure's data and gives it back, frozen.
 *
 * Throws `procedure-invalid` with every place that is wrong: form, unknown rules, rows that cannot be told apart, rules without grounds.
 */
export function defineProcedure(input: ProcedureInput): Procedure {
  const parsed = procedureSchema.safeParse(input);
  const problems = parsed.success
    ? contradictionsIn(parsed.data)
    : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  if (!parsed.success || problems.length > 0) {
    throw new StatecraftError(
      'procedure-invalid',
      `The procedure ${nameOf(input)} is not valid:\n${problems.map((problem) => `- ${problem}`).join('\n')}`,
      {
        details: { problems },
      },
    );
  }
  return Object.freeze(parsed.data);
}

/** What to call something that may be no procedure at all. */
function nameOf(input: unknown): string {
  const id = input !== null && typeof input === 'object' && 'id' in input ? input.id : undefined;
  return typeof id === 'string' ? id : 'without an id';
}
