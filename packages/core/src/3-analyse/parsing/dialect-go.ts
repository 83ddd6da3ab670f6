import type { DocComment, SymbolFact } from '../analysis.ts';
import type { CapturedDefinition } from './captured.ts';
import type { CommentBlock } from './comment-index.ts';
import type { Dialect, DialectContext, PlacedDefinition } from './dialect.ts';
import { blockCommentText, docComment, lineCommentText } from './doc-text.ts';
import { goConstantUses } from './go/go-constant-uses.ts';
import { GoValues } from './go/go-values.ts';
import { readGoFile } from './go/read-go-file.ts';
import { readGoHead } from './go/read-go-head.ts';
import { readGoSurface } from './go/surface/read-go-surface.ts';
import type { SyntaxNode } from './syntax-node.ts';

/** Declarations that may hold several specs, in brackets. */
const GROUPS = new Set(['const_declaration', 'var_declaration', 'type_declaration', 'var_spec_list']);

/** Comments that speak to tools: build constraints, directives of compilers and linters. */
const DIRECTIVE = /^\/\/(go:|line |export |nolint|lint:|\s*\+build\b|extern |#nosec|\s*nolint\b)/;

/** A declaration in brackets with others stands for itself; alone, it stands with its keyword. */
function outerOf({ node }: CapturedDefinition): SyntaxNode {
  const group = groupOf(node);
  return group !== undefined && !isBracketed(group) ? group : node;
}

function groupOf(node: SyntaxNode): SyntaxNode | undefined {
  let found: SyntaxNode | undefined;
  for (let at = node.parent; at !== null && GROUPS.has(at.type); at = at.parent) found = at;
  return found;
}

function isBracketed(group: SyntaxNode): boolean {
  for (let child = group.firstChild; child !== null; child = child.nextSibling) {
    if (child.type === '(') return true;
    if (child.type === 'var_spec_list') return isBracketed(child);
  }
  return false;
}

/** A declaration group with a single spec: its comment is the spec's. */
function isAlone(node: SyntaxNode): boolean {
  const list = node.parent;
  let specs = 0;
  for (let child = list?.firstNamedChild ?? null; child !== null; child = child.nextSibling) {
    if (child.type === node.type && ++specs > 1) return false;
  }
  return true;
}

/**
 * The comment directly above, the one behind on the same line, or, for the only spec of a group, the group's. A comment
 * above a group with several specs speaks of the group.
 */
function docOf(definition: PlacedDefinition, context: DialectContext): DocComment | undefined {
  const { node, outer } = definition;
  const above = readComment(context.comments.above(outer.startPosition.row + 1));
  if (above !== undefined) return above;
  const group = groupOf(node);
  const isMember = definition.kind === 'property' || definition.kind === 'method' || group !== undefined;
  const trailing =
    isMember && node.type !== 'method_declaration' ? readComment(trailingComment(definition)) : undefined;
  if (trailing !== undefined) return trailing;
  return group !== undefined && outer !== group && isAlone(node)
    ? readComment(context.comments.above(group.startPosition.row + 1))
    : undefined;
}

/** The comment behind a declaration on its last line. */
function trailingComment({ node, outer }: PlacedDefinition): CommentBlock | undefined {
  const row = node.endPosition.row;
  for (const start of [node, outer]) {
    let next = start.nextSibling;
    while (
      next !== null &&
      !next.type.startsWith('comment') &&
      next.startPosition.row === row &&
      next.endPosition.row === row
    )
      next = next.nextSibling;
    if (next?.type === 'comment' && next.startPosition.row === row && node.startPosition.row === row)
      return { comments: [next.text], isBlock: next.text.startsWith('/*'), startLine: row + 1, endLine: row + 1 };
  }
  return undefined;
}

/** The words of a comment; directives, which stand in its last lines, are dropped. */
function readComment(block: CommentBlock | undefined): DocComment | undefined {
  if (block === undefined) return undefined;
  if (block.isBlock) return docComment(blockCommentText(block.comments[0] ?? ''), block);
  const comments = [...block.comments];
  let endLine = block.endLine;
  while (comments.length > 0 && (DIRECTIVE.test(comments.at(-1) ?? '') || /^\/\/\s*$/.test(comments.at(-1) ?? ''))) {
    comments.pop();
    endLine--;
  }
  let startLine = block.startLine;
  while (comments.length > 0 && DIRECTIVE.test(comments[0] ?? '')) {
    comments.shift();
    startLine++;
  }
  return comments.length === 0 ? undefined : docComment(lineCommentText(comments), { startLine, endLine });
}

/** The comment directly above the package clause. */
function moduleDoc({ captured, comments }: DialectContext): DocComment | undefined {
  const [clause] = captured.packages;
  return clause === undefined ? undefined : readComment(comments.above(clause.startPosition.row + 1));
}

/** Name of the type that a method's receiver has. */
function ownerOf({ node }: CapturedDefinition): string | undefined {
  if (node.type !== 'method_declaration') return undefined;
  const receiver = node.childForFieldName('receiver')?.text.slice(0, 300) ?? '';
  return /([\p{L}_][\p{L}\p{N}_]*)\s*(\[[^\]]*\])?\s*,?\s*\)$/u.exec(receiver)?.[1];
}

const TEST = /^(Test|Example|Fuzz)(?!\p{Ll})/u;

/** Go. */
export const go: Dialect = {
  outerOf,
  kindOf: ({ kind, name }): SymbolFact['kind'] | undefined => (name.text === '_' ? undefined : kind),
  signatureStart: ({ outer }) => outer.startIndex,
  isExported: ({ name }) => /^\p{Lu}/u.test(name.text),
  docOf,
  moduleDoc,
  isTest: ({ name, kind, path }) => kind === 'function' && path.endsWith('_test.go') && TEST.test(name),
  ownerOf,
  headOf: readGoHead,
  valuesOf: (context) => {
    const values = new GoValues(context);
    return {
      locals: values.locals,
      calleeOf: (call) => values.calleeOf(call),
      more: (file) => ({
        go: readGoFile(file.extracted, { context, values }),
        uses: goConstantUses(file, { context, values }),
        ...(file.isProduct ? { surface: readGoSurface(file, { context, values }) } : {}),
      }),
    };
  },
};
