import { posix } from 'node:path';
import ts from 'typescript';

/** What stands for the name of a module that is worked out as the program runs. */
export const COMPUTED = '(computed)';

/** One place where a source file names another module. */
export interface Import {
  /** The module as written: `../log/event.ts`, `zod`, `node:fs`. */
  readonly specifier: string;
  /** Whether only types come over, so that nothing is imported when the code runs. */
  readonly typeOnly: boolean;
  /** `import` takes names in; `re-export` hands named ones on; `re-export-all` hands on whatever is there. */
  readonly kind: 'import' | 're-export' | 're-export-all';
}

/** A source file of the workspace and what it imports. */
export interface SourceFile {
  /** Relative to the repository's root: `packages/core/src/acts/vote.ts`. */
  readonly path: string;
  readonly imports: readonly Import[];
}

/** Reads every import of one source file, dynamic imports and import types among them. */
export function readImports(path: string, source: string): SourceFile {
  const imports: Import[] = [];
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest);

  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      imports.push({ specifier: nameOf(node.moduleSpecifier), typeOnly: importsOnlyTypes(node), kind: 'import' });
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
      const kind = node.exportClause && ts.isNamedExports(node.exportClause) ? 're-export' : 're-export-all';
      imports.push({ specifier: nameOf(node.moduleSpecifier), typeOnly: node.isTypeOnly, kind });
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      imports.push({ specifier: nameOf(node.arguments[0]), typeOnly: false, kind: 'import' });
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      imports.push({ specifier: nameOf(node.argument.literal), typeOnly: true, kind: 'import' });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return { path, imports };
}

/** The path of the file that a relative import of `from` names; nothing for an import of a package. */
export function targetOf(from: SourceFile, { specifier }: Import): string | undefined {
  return specifier.startsWith('.') ? posix.join(posix.dirname(from.path), specifier) : undefined;
}

function importsOnlyTypes({ importClause }: ts.ImportDeclaration): boolean {
  if (!importClause) return false;
  if (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const { name, namedBindings } = importClause;
  if (name || !namedBindings || !ts.isNamedImports(namedBindings)) return false;
  return namedBindings.elements.length > 0 && namedBindings.elements.every((element) => element.isTypeOnly);
}

function nameOf(node: ts.Node | undefined): string {
  return node && ts.isStringLiteralLike(node) ? node.text : COMPUTED;
}
