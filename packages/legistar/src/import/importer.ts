import { type Command, createEngine, type EventLog, isFault, legalDateAt, type Source } from '@statecraft/core';
import { type AuditSetting, inJudgedOrder } from '../audit/audit-measure.ts';
import { actsOf, keyOfRow, type MappedAct, rowOfKey, type UnmappedRow } from '../mapping/acts.ts';
import type { Tenure } from '../roster/tenures.ts';
import type { Report } from '../source/problem.ts';
import type { Place, SourceMeasure, SourceRow } from '../source/source-measure.ts';
import { catchUp, type Stand, type Statement } from './catch-up.ts';
import { sayingOf } from './saying.ts';

/** What an import is made with. */
export interface ImportSetting extends AuditSetting {
  readonly log: EventLog;
  /** Takes what could not be put on record. */
  readonly report: Report;
  /** When the source was retrieved, RFC 3339 in UTC. */
  readonly retrievedAt: string;
  /** The present instant; the system's clock when left out. */
  readonly clock?: (() => string) | undefined;
}

/** What was put on record. */
export interface Imported {
  readonly acts: number;
  readonly corrections: number;
  /** Of the corrections, those that take an act off the record. */
  readonly strikes: number;
}

/** What was put on record of a measure. */
export interface ImportedMeasure extends Imported {
  /** The rows that no act could be made of. */
  readonly unmapped: readonly UnmappedRow[];
}

/** Puts what a source says on record, and again what it says otherwise later. */
export interface Importer {
  /** Puts a measure's rows on record, all in one commit, in the place and with the judgement that the law gives them. */
  measure(measure: SourceMeasure): Promise<ImportedMeasure>;
  /** Puts members' tenures on their bodies' record, a commit for each body. */
  tenures(tenures: readonly Tenure[]): Promise<Imported>;
}

/** How often an import looks again because another was faster. */
const ATTEMPTS = 3;

/**
 * Makes an importer. Each act on record bears the source's own id of its row, and each row says in `source.says` what the source said:
 * what says the same is not touched, so that an import that was cut short is simply run again.
 *
 * Nothing is refused for what the law makes of it. What the procedure has no act for, or what contradicts the record, is reported.
 */
export function createImporter(setting: ImportSetting): Importer {
  const { log, procedure, dictionary, committees, report, retrievedAt, clock } = setting;
  const { client, title } = dictionary.vocabulary;
  const engine = createEngine({ log, procedures: [procedure], ...(clock && { clock }) });
  const common = { procedure: procedure.id };
  const today = legalDateAt(retrievedAt, procedure.zone);
  const placed = ({ file, line, retrievedAt: own = retrievedAt }: Place, row: number | undefined): Source => ({
    title,
    ...inPlace(file, line, row),
    retrievedAt: own,
  });
  return {
    async measure(measure) {
      const { id, file: name, place, rows, undated, incomplete } = measure;
      if (rows.length + undated.length === 0) return { ...NOTHING, unmapped: [] };
      const { acts, unmapped } = actsOf(measure, dictionary, committees);
      const unread = new Set(undated.map((row) => keyOfRow(dictionary, measure, row)));
      const imported = await record(`measure/${dictionary.measureFor(id)}`, place, name, {
        uses: procedure.uses,
        // The order among acts of a day is the one that the law can best make sense of.
        statements: inJudgedOrder(acts, setting).acts.map((act) => statementOf(measure, act)),
        unsayable: new Map(
          unmapped.flatMap(({ row }) =>
            'at' in row ? [[keyOfRow(dictionary, measure, row), sourceOf(measure, row, sayingOf(row))]] : [],
          ),
        ),
        prefix: `${client}/`,
        isGone: (key) => !incomplete && ![...unread].some((row) => key === row || key.startsWith(`${row}/`)),
        correction: { measure: dictionary.measureFor(id), on: today, ...common },
        cite: (key) => placed(place, rowOfKey(key)),
      });
      return { ...imported, unmapped };
    },
    async tenures(tenures) {
      const bodies = new Map<string, Tenure[]>();
      for (const tenure of tenures) bodies.set(tenure.body, [...(bodies.get(tenure.body) ?? []), tenure]);
      let sum = NOTHING;
      for (const [body, own] of bodies) {
        const [{ office }] = own as [Tenure, ...Tenure[]];
        const imported = await record(`body/${body}`, office.place, office.body.name, {
          uses: procedure.uses,
          statements: own.map(seating),
          prefix: `${client}/`,
          isGone: () => true,
          correction: { body, on: today, ...common },
          cite: () => placed(office.place, undefined),
        });
        sum = together(sum, imported);
      }
      return sum;
    },
  };

  function statementOf(measure: SourceMeasure, { act, row, inferredFrom, describes }: MappedAct): Statement {
    const { type, id: key, on, by, basis, data } = act;
    const command = { ...data, ...common, type, measure: dictionary.measureFor(measure.id), on, by, basis };
    const says = inferredFrom ?? sayingOf(row, describes ? measure : undefined);
    const source = { ...sourceOf(measure, row, says), ...(inferredFrom !== undefined && { reason: inferredFrom }) };
    return { key, command: command as unknown as Command, source };
  }

  function sourceOf({ place }: SourceMeasure, { id }: Pick<SourceRow, 'id'>, says: string): Source {
    return { ...placed(place, id), says };
  }

  function seating({ body, member, name, role, voting, from, until, office }: Tenure): Statement {
    const { title: held, memberType, start, end } = office;
    const command = {
      ...common,
      type: 'seat',
      body,
      member,
      on: from,
      voting,
      ...(name && { name }),
      ...(role && { role }),
      ...(until && { until }),
    };
    const counted = `counted from ${from}${until ? ` to before ${until}` : ''}`;
    const says = `${name || member}, ${held || memberType}, ${memberType}, ${start} to ${end ?? 'no end'}; ${counted}`;
    return {
      key: `${client}/${body}/${member}/${from}`,
      command: command as unknown as Command,
      source: { ...placed(office.place, office.id), says },
    };
  }

  async function record(
    stream: `measure/${string}` | `body/${string}`,
    place: Place,
    name: string,
    stand: Stand,
  ): Promise<Imported> {
    for (let attempt = 1; ; attempt += 1) {
      const commands = catchUp(await log.readStream(stream), stand);
      try {
        return await recordAll(commands, place, name);
      } catch (fault) {
        // Another import put the same rows on record meanwhile.
        if (!isFault(fault, 'command-reused') || attempt === ATTEMPTS) throw fault;
      }
    }
  }

  /** Records what can be, together; what cannot is reported. */
  async function recordAll(commands: readonly Command[], place: Place, name: string): Promise<Imported> {
    if (commands.length === 0) return NOTHING;
    const result = await engine.executeAll(commands, { onRecord: true });
    if (result.ok) return sumOf(commands);
    for (const { index, rejections } of result.refusals) {
      const { commandId, type, on } = commands[index] as Command;
      const why = rejections.map(({ rule, message }) => `${message} (${rule})`).join('; ');
      report({ ...place, measure: name, problem: `${type} of ${on} (${commandId}) is not put on record: ${why}` });
    }
    const refused = new Set(result.refusals.map(({ index }) => index));
    return recordAll(
      commands.filter((_, index) => !refused.has(index)),
      place,
      name,
    );
  }
}

const NOTHING: Imported = { acts: 0, corrections: 0, strikes: 0 };

/** Two imports as one. */
export function together(a: Imported, b: Imported): Imported {
  return {
    acts: a.acts + b.acts,
    corrections: a.corrections + b.corrections,
    strikes: a.strikes + b.strikes,
  };
}

function sumOf(commands: readonly Command[]): Imported {
  const corrections = commands.flatMap((command) => (command.type === 'correct' ? [command.change] : []));
  return {
    acts: commands.length - corrections.length,
    corrections: corrections.length,
    strikes: corrections.filter((change) => 'strike' in change).length,
  };
}

/** Where a row stands: at an address of the web, or in a file, which is a place and no address. */
function inPlace(file: string, line: number | undefined, row: number | undefined): Pick<Source, 'address' | 'locator'> {
  const online = /^https?:\/\//i.test(file);
  const parts = [!online && file, line !== undefined && `line ${line}`, row !== undefined && `row ${row}`].filter(
    Boolean,
  );
  return { ...(online && { address: file }), ...(parts.length > 0 && { locator: parts.join(', ') }) };
}
