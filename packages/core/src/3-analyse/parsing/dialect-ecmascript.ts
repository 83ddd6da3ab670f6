import type { DocComment, SymbolFact } from '../analysis.ts';
import type { CapturedDefinition } from './captured.ts';
import type { CommentBlock } from './comment-index.ts';
import type { Dialect, DialectContext, PlacedDefinition } from './dialect.ts';
import { blockCommentText, docComment, lineCommentText } from './doc-text.ts';
import type { SyntaxNode } from './syntax-node.ts';

/** Statements that belong to the declaration inside them. */
const OUTER = new Set(['export_statement', 'lexical_declaration', 'variable_declaration', 'ambient_declaration']);

/** Six words or a full stop: less is a heading. */
const SENTENCE = /(\S+\s+){5}\S|[.!?]\s*$/;

/** Tags that say that a comment speaks of the whole file. */
const FILE_TAG = /@(file|fileoverview|module|packageDocumentation)\b/;

function outerOf(definition: CapturedDefinition): SyntaxNode {
  let outer = definition.node;
  for (let parent = outer.parent; parent !== null && OUTER.has(parent.type); parent = outer.parent) {
    const hasOthers = parent.type !== 'export_statement' && parent.namedChildCount > 1;
    if (hasOthers && parent.firstNamedChild?.id !== outer.id) break;
    outer = parent;
  }
  return outer;
}

function signatureStart({ outer }: PlacedDefinition): number {
  for (let child = outer.firstChild; child !== null; child = child.nextSibling) {
    if (child.type === 'decorator' || child.type === 'comment') continue;
    if (child.type.endsWith('_declaration') && child.firstChild?.type === 'decorator') {
      return skipDecorators(child);
    }
    return child.startIndex;
  }
  return outer.startIndex;
}

function skipDecorators(node: SyntaxNode): number {
  let child = node.firstChild;
  while (child !== null && child.type === 'decorator') child = child.nextSibling;
  return child?.startIndex ?? node.startIndex;
}

function isExported(definition: PlacedDefinition, { captured, text }: DialectContext): boolean {
  const name = definition.name.text;
  if (definition.parentKind !== undefined) {
    const head = text.slice(definition.node.startIndex, definition.name.startIndex);
    return !name.startsWith('#') && !/\b(private|protected)\b/.test(head);
  }
  if (isInExport(definition.outer)) return true;
  return captured.exports.some((one) => one.name === name);
}

/** Whether the declaration stands in an `export` statement: itself or, for one of several, the statement around it. */
function isInExport(outer: SyntaxNode): boolean {
  return outer.type === 'export_statement' || outer.parent?.parent?.type === 'export_statement';
}

function docOf({ outer }: PlacedDefinition, { comments }: DialectContext): DocComment | undefined {
  const above = comments.above(outer.startPosition.row + 1);
  return above === undefined || FILE_TAG.test(above.comments[0] ?? '') ? undefined : readComment(above);
}

function readComment(block: CommentBlock): DocComment | undefined {
  const [first = ''] = block.comments;
  if (block.isBlock) return docComment(blockCommentText(first), block);
  const text = lineCommentText(block.comments);
  // Line comments also head groups of declarations; only a sentence describes the one below.
  return SENTENCE.test(text) ? docComment(text, block) : undefined;
}

/** The first comment that speaks of the file: tagged so, or set apart from the code below by an empty line. */
function moduleDoc({ comments, text }: DialectContext): DocComment | undefined {
  const lines = text.split('\n', 400);
  for (const block of comments.first) {
    const isAtTop = lines.slice(0, block.startLine - 1).every((line) => /^\s*($|\/\/|\/?\*|#!|["']use )/.test(line));
    if (!isAtTop) return undefined;
    const isTagged = FILE_TAG.test(block.comments[0] ?? '');
    const isApart = (lines[block.endLine] ?? '').trim() === '' || /^import\b/.test(lines[block.endLine] ?? '');
    const doc = isTagged || isApart ? readComment(block) : undefined;
    if (doc !== undefined) return doc;
  }
  return undefined;
}

/** JavaScript and TypeScript. */
export const ecmascript: Dialect = {
  outerOf,
  kindOf: ({ kind, parentKind, name }): SymbolFact['kind'] | undefined => {
    if (name.text === 'constructor' && parentKind === 'class') return undefined;
    return kind;
  },
  signatureStart,
  isExported,
  docOf,
  moduleDoc,
  isTest: () => false,
};
