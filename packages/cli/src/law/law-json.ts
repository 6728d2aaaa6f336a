import { type BoundRule, lawOf, lifecycleOf, type Procedure, printCitation, type Row } from '@statecraft/core';

/** A procedure as one JSON object: every row and rule with its citation, or with the question that is not settled. */
export function lawJson(procedure: Procedure): LawJson {
  const { id, title, jurisdiction, zone, version, measures, council, editions, classes, gaps, sources } = procedure;
  const { uses, kinds, stages } = procedure;
  return {
    id,
    title,
    jurisdiction,
    zone,
    version,
    measures,
    ...(uses.length > 0 && { uses: uses.map((vocabulary) => vocabulary.toJSON()) }),
    ...(Object.keys(kinds).length > 0 && { kinds }),
    ...(Object.keys(stages).length > 0 && { stages }),
    council,
    editions,
    rows: procedure.rows.map(grounded),
    rules: rulesOf(procedure).map(ruleJson),
    bodyActs: procedure.bodyActs,
    bodies: Object.entries(procedure.bodies).map(([body, definition]) => ({ id: body, ...grounded(definition) })),
    classes,
    gaps,
    sources,
  };
}

/** What a reader of the JSON can rely on; a rule's and a row's own members stand beside. */
export interface LawJson
  extends Pick<
    Procedure,
    | 'id'
    | 'title'
    | 'jurisdiction'
    | 'zone'
    | 'version'
    | 'measures'
    | 'council'
    | 'editions'
    | 'bodyActs'
    | 'classes'
    | 'gaps'
    | 'sources'
  > {
  /** The vocabularies it uses besides ours, as `id@version`; absent where there is none. */
  readonly uses?: readonly string[];
  /** The kinds of measure of its own; absent where there is none. */
  readonly kinds?: Procedure['kinds'];
  /** The roots of stages of its own; absent where there is none. */
  readonly stages?: Procedure['stages'];
  readonly rows: readonly (GroundsJson & Omit<Row, keyof Grounds>)[];
  readonly rules: readonly RuleJson[];
  readonly bodies: readonly (GroundsJson & { readonly id: string } & Omit<
      Procedure['bodies'][string],
      keyof Grounds
    >)[];
}

/** A citation in print, beside the fields it is made of, and the question that is not settled. */
interface GroundsJson {
  readonly citation?: string;
  readonly cites?: Grounds['citation'];
  readonly unsettled?: Grounds['unsettled'];
}

/** What a reader of the JSON can rely on in a rule; what its kind takes stands beside it. */
interface RuleJson extends GroundsJson {
  readonly id: string;
  readonly law: string;
  readonly parts?: readonly RuleJson[];
}

/** Every rule of a procedure, those of all its editions, with the definitions of their kinds. */
function rulesOf(procedure: Procedure): readonly BoundRule[] {
  return lifecycleOf(procedure, procedure.editions.at(-1)?.id ?? '').everyRule;
}

/** A rule in words; one made of others with each of them in words. */
function ruleJson(rule: BoundRule): RuleJson {
  const { definition: _kind, parts, id, ...numbers } = rule;
  return { id, ...grounded(numbers), ...(parts && { parts: parts.map(ruleJson) }), law: lawOf(rule) };
}

type Grounds = Parameters<typeof printCitation>[0];

/** A part of the law with its citation in print, beside the fields it is made of. */
function grounded<Part extends Grounds>({
  citation,
  unsettled,
  ...part
}: Part): Omit<Part, keyof Grounds> & GroundsJson {
  return {
    ...part,
    ...(citation && { citation: printCitation({ citation }), cites: citation }),
    ...(unsettled && { unsettled }),
  };
}
