import type { DocComment, SymbolFact } from '../analysis.ts';
import type { CapturedDefinition } from './captured.ts';
import type { Dialect, DialectContext, PlacedDefinition } from './dialect.ts';
import { docComment, docstringText, lineCommentText } from './doc-text.ts';
import type { SyntaxNode } from './syntax-node.ts';

/** Decorators of declarations that repeat another one. */
const REPEATS = /^@(\w+\.(setter|deleter)|(typing\.|t\.)?overload)\b/;

const PROPERTY = /^@((functools\.)?cached_property|property|[\w.]*cached_property|abc\.abstractproperty)\b/;

function outerOf({ node }: CapturedDefinition): SyntaxNode {
  return node.parent?.type === 'decorated_definition' ? node.parent : node;
}

function decoratorsOf({ outer }: PlacedDefinition): string[] {
  const found: string[] = [];
  if (outer.type !== 'decorated_definition') return found;
  for (let child = outer.firstNamedChild; child !== null; child = child.nextSibling) {
    if (child.type === 'decorator') found.push(child.text.slice(0, 200));
  }
  return found;
}

function kindOf(definition: PlacedDefinition): SymbolFact['kind'] | undefined {
  const { kind, parentKind, name } = definition;
  if (kind === 'function') {
    const decorators = decoratorsOf(definition);
    if (decorators.some((decorator) => REPEATS.test(decorator))) return undefined;
    if (parentKind === undefined) return 'function';
    return decorators.some((decorator) => PROPERTY.test(decorator)) ? 'property' : 'method';
  }
  if (kind !== 'variable') return kind;
  if (/^__\w+__$/.test(name.text)) return name.text === '__all__' || parentKind !== undefined ? undefined : 'variable';
  if (parentKind !== undefined) return 'property';
  if (isOfProgram(definition)) return undefined;
  return /^_?[A-Z][A-Z0-9_]*$/.test(name.text) ? 'constant' : 'variable';
}

/** Whether a name exists only where the file is run as a program: below `if __name__ == "__main__"`. */
function isOfProgram({ node }: PlacedDefinition): boolean {
  const around = node.parent?.type === 'expression_statement' ? node.parent.parent : node.parent;
  const branch = around?.type === 'block' ? around.parent : null;
  return branch?.type === 'if_statement' && branch.childForFieldName('condition')?.text.includes('__name__') === true;
}

function isExported({ name, parentKind }: PlacedDefinition, { captured }: DialectContext): boolean {
  const text = name.text;
  const isDunder = /^__\w+__$/.test(text);
  if (parentKind === undefined && captured.listed !== undefined) return captured.listed.has(text);
  return isDunder || !text.startsWith('_');
}

function docOf(definition: PlacedDefinition, { captured, comments }: DialectContext): DocComment | undefined {
  const literal = captured.docs.get(definition.node.id);
  if (literal !== undefined) return readDocstring(literal);
  const above = comments.above(definition.outer.startPosition.row + 1);
  if (above === undefined || !(above.comments[0] ?? '').startsWith('#:')) return undefined;
  return docComment(lineCommentText(above.comments), above);
}

function readDocstring(literal: SyntaxNode): DocComment | undefined {
  const lines = { startLine: literal.startPosition.row + 1, endLine: literal.endPosition.row + 1 };
  return docComment(docstringText(literal.text), lines);
}

/** The string the module opens with, when nothing but comments stands before it. */
function moduleDoc({ captured, text }: DialectContext): DocComment | undefined {
  const [literal] = captured.moduleDocs;
  if (literal === undefined) return undefined;
  const before = text.slice(0, Math.min(literal.startIndex, 20_000)).split('\n');
  return before.every((line) => /^\s*(#|$)/.test(line)) ? readDocstring(literal) : undefined;
}

/** Python. */
export const python: Dialect = {
  outerOf,
  kindOf,
  signatureStart: ({ node }) => node.startIndex,
  isExported,
  docOf,
  moduleDoc,
  isTest: ({ name, kind }) => (kind === 'function' || kind === 'method') && name.startsWith('test_'),
};
