import type { RepoPath } from '#vocabulary';
import type { SymbolFact, SymbolId } from '../analysis.ts';
import type { LineIndex } from '../scan-imports/line-index.ts';
import type { Captured, CapturedDefinition } from './captured.ts';
import type { Dialect, DialectContext, PlacedDefinition } from './dialect.ts';
import { readFunctionHead } from './extract-parameters.ts';
import { findInnermost, type NestedRange } from './nested-ranges.ts';
import type { SyntaxNode } from './syntax-node.ts';

/** Longest signature and literal kept. @source analysis.ts */
const MAX_SIGNATURE = 300;
const MAX_LITERAL = 200;

/** Most declarations kept of one file. */
const MAX_SYMBOLS = 3_000;

/** A kept declaration with the stretch of text that belongs to it, to find the declaration around a call. */
export interface SymbolRange extends NestedRange {
  readonly id: SymbolId;
  /** Where the declaration itself begins, behind its decorators. */
  readonly from: number;
}

/** The declarations of a file in line order, and their stretches. */
export interface ExtractedSymbols {
  readonly symbols: readonly SymbolFact[];
  readonly ranges: readonly SymbolRange[];
  /** Ids by the offset of the name. */
  readonly idAt: ReadonlyMap<number, SymbolId>;
  /** Functions with the one named type they return. */
  readonly returns: readonly (readonly [id: SymbolId, type: string])[];
  /** The syntax behind each declaration. */
  readonly placed: readonly { readonly id: SymbolId; readonly definition: CapturedDefinition }[];
}

/** What extraction works on. */
export interface SymbolInput {
  readonly path: RepoPath;
  readonly context: DialectContext;
  readonly dialect: Dialect;
  readonly lines: LineIndex;
  /** Whether what functions take is worth keeping. */
  readonly isProduct: boolean;
}

/** Declarations of the module and of its types; what is declared inside functions is left out. */
export function extractSymbols(input: SymbolInput): ExtractedSymbols {
  const { context, dialect } = input;
  const definitions = keptDefinitions(context.captured);
  const parents = findParents(definitions);
  const names = new NameBook(input.path);
  const symbols: SymbolFact[] = [];
  const ranges: SymbolRange[] = [];
  const returns: (readonly [SymbolId, string])[] = [];
  const kept: { id: SymbolId; definition: CapturedDefinition }[] = [];
  const idOf = new Map<number, SymbolId>();
  const idAt = new Map<number, SymbolId>();
  definitions.slice(0, MAX_SYMBOLS).forEach((definition, index) => {
    const parentIndex = parents[index] ?? -1;
    const owner = dialect.ownerOf?.(definition);
    const parent = owner === undefined ? idOf.get(parentIndex) : `${input.path}#${owner}`;
    if (parentIndex >= 0 && parent === undefined) return;
    const placed: PlacedDefinition = {
      ...definition,
      parentKind: definitions[parentIndex]?.kind,
      outer: dialect.outerOf(definition),
    };
    const kind = dialect.kindOf(placed);
    const id = kind === undefined ? undefined : names.idOf(definition.name.text, parent);
    if (kind === undefined || id === undefined) return;
    idOf.set(index, id);
    idAt.set(definition.name.startIndex, id);
    const readHead = dialect.headOf ?? readFunctionHead;
    const head = CALLABLE.has(kind) ? readHead(placed) : undefined;
    if (head?.returns !== undefined) returns.push([id, head.returns]);
    const symbol = describe(input, placed, { id, kind, parent });
    const takes = input.isProduct && kind !== 'property' ? head?.parameters : undefined;
    symbols.push(takes === undefined ? symbol : { ...symbol, parameters: takes });
    kept.push({ id, definition });
    const { startIndex: start, endIndex: end } = placed.outer;
    ranges.push({ id, start, end, from: definition.node.startIndex });
  });
  return { symbols, ranges, idAt, returns, placed: kept };
}

/** Kinds of declarations that may have parameters; a Python property gives a value of a declared type. */
const CALLABLE = new Set<SymbolFact['kind']>(['function', 'method', 'property']);

/** Declarations outside functions, in text order; announcements of a function that also has a body are dropped. */
function keptDefinitions(captured: Captured): CapturedDefinition[] {
  const all = [...captured.definitions.values()].sort((left, right) => left.name.startIndex - right.name.startIndex);
  const scopes = captured.scopes.map(scopeRange);
  const places = findInnermost(
    scopes,
    all.map((definition) => definition.name.startIndex),
  );
  const outside = all.filter((_, index) => places[index] === -1);
  const withBody = new Set(outside.flatMap((one) => (one.isSignature ? [] : [one.name.text])));
  const announced = new Set<string>();
  return outside.filter((one) => {
    if (!one.isSignature) return true;
    if (withBody.has(one.name.text) || announced.has(one.name.text)) return false;
    announced.add(one.name.text);
    return true;
  });
}

/** The part of a function in which its parameters and variables count: behind its name. */
export function scopeRange(scope: SyntaxNode): NestedRange {
  const name = scope.childForFieldName('name');
  return { start: name?.endIndex ?? scope.startIndex, end: scope.endIndex };
}

const CONTAINERS = new Set(['class', 'interface', 'enum', 'module', 'type']);

/** Index of the declaration around each declaration, -1 for none. */
function findParents(definitions: readonly CapturedDefinition[]): number[] {
  const indices = definitions.flatMap((definition, index) => (CONTAINERS.has(definition.kind) ? [index] : []));
  const ranges = indices.map((index) => ({
    start: definitions[index]?.name.endIndex ?? 0,
    end: definitions[index]?.node.endIndex ?? 0,
  }));
  const found = findInnermost(
    ranges,
    definitions.map((definition) => definition.name.startIndex),
  );
  return [...found].map((index) => (index < 0 ? -1 : (indices[index] ?? -1)));
}

/** Gives ids that are unique in the file. */
class NameBook {
  readonly #path: string;
  readonly #taken = new Set<string>();

  constructor(path: string) {
    this.#path = path;
  }

  idOf(name: string, parent: SymbolId | undefined): SymbolId | undefined {
    if (name === '' || name.length > 200) return undefined;
    const base = parent === undefined ? `${this.#path}#${name}` : `${parent}.${name}`;
    let id = base;
    for (let count = 2; this.#taken.has(id); count++) id = `${base}~${count}`;
    this.#taken.add(id);
    return id;
  }
}

interface SymbolIdentity {
  readonly id: SymbolId;
  readonly kind: SymbolFact['kind'];
  readonly parent: SymbolId | undefined;
}

function describe(input: SymbolInput, placed: PlacedDefinition, { id, kind, parent }: SymbolIdentity): SymbolFact {
  const { context, dialect, lines } = input;
  const start = dialect.signatureStart(placed);
  const end = signatureEnd(context.text, placed, start);
  const doc = dialect.docOf(placed, context);
  const literal = literalOf(placed.value);
  const bases = context.captured.bases.get(placed.node.id) ?? [];
  const nameLine = lines.lineAt(placed.name.startIndex);
  return {
    id,
    path: input.path,
    name: placed.name.text.replace(/^["'](.*)["']$/, '$1'),
    kind,
    signature: signatureText(context.text.slice(start, end)),
    startLine: lines.lineAt(placed.outer.startIndex),
    endLine: lines.lineAt(Math.max(placed.outer.startIndex, placed.outer.endIndex - 1)),
    nameLine,
    signatureEndLine: Math.max(nameLine, lines.lineAt(Math.max(start, end - 1))),
    isExported: dialect.isExported(placed, context),
    bases: bases.map((base) => ({
      name: base.text.slice(0, 200),
      line: lines.lineAt(base.startIndex),
      ...(isImplemented(base) ? { isImplemented: true } : {}),
    })),
    ...(doc === undefined ? {} : { doc }),
    ...(parent === undefined ? {} : { parent }),
    ...(literal === undefined ? {} : { literal }),
  };
}

/** Offset behind the declaration's head: before its body, or before a value that is too long to show. */
function signatureEnd(text: string, { outer, body, value, name }: PlacedDefinition, start: number): number {
  let end = outer.endIndex;
  if (body !== undefined) end = headEnd(body);
  else if (value !== undefined && (value.endIndex - value.startIndex > 120 || value.text.includes('\n')))
    end = value.startIndex;
  else if (outer.endIndex - start > 2 * MAX_SIGNATURE) end = Math.max(name.endIndex, start + 1);
  while (end > start + 1 && /\s/.test(text[end - 1] ?? '')) end--;
  return end;
}

/** Where the head before a body ends; comments between the two belong to neither. */
function headEnd(body: SyntaxNode): number {
  let before = body.previousSibling;
  while (before?.type === 'comment') before = before.previousSibling;
  return before?.endIndex ?? body.startIndex;
}

/** White space collapsed; the mark that opens the body removed. */
function signatureText(head: string): string {
  const flat = head
    .slice(0, 4 * MAX_SIGNATURE)
    // On one line a comment would swallow what follows it.
    .replace(/\s(#|\/\/)\s[^\n"']*\n/g, '\n')
    .replace(/\s+/g, ' ')
    .trim();
  // Without its arrow a bare parameter would read as a value.
  const bare = /=\s*(async\s+)?\w+\s*=>$/.test(flat) ? flat : flat.replace(/\s*(=>|=|:|\{|;|,)$/, '');
  // Cut between words: half a name would be a name that does not exist.
  return bare.length <= MAX_SIGNATURE ? bare : `${bare.slice(0, MAX_SIGNATURE - 1).replace(/[\w$]+$/, '')}…`;
}

const SIMPLE_LITERAL =
  /^([-+]?[\d._a-fA-FxXoObBeEn]+([\s*+/%-]+[\d._eE()\s]+)*|true|false|null|undefined|None|True|False)$/;
/** Times and shifts of Go: `5 * time.Minute`, `64 << 20`. */
const GO_AMOUNT = /^-?[\w.]+(\s*(\*|\+|-|\/|<<)\s*[\w.]+){0,4}$/;
const GO_FACTOR = /^(\d[\w.]*|time\.(Nanosecond|Microsecond|Millisecond|Second|Minute|Hour))$/;
const QUOTED = /^[rbuf]{0,2}(["'`])[^"'`]{0,200}\1$/i;

/** The value when it is a plain number, string or constant, or a short list of those. */
function literalOf(value: SyntaxNode | undefined): string | undefined {
  if (value === undefined || value.endIndex - value.startIndex > MAX_LITERAL) return undefined;
  const text = value.text.replace(/\s+as const$/, '').trim();
  const items = /^[[({](.*)[\])}]$/s.exec(text)?.[1]?.split(',') ?? [text];
  const isPlain = items.every((item) => {
    const bare = item.trim();
    return bare === '' || SIMPLE_LITERAL.test(bare) || (QUOTED.test(bare) && !bare.includes('${'));
  });
  const isAmount = GO_AMOUNT.test(text) && text.split(/\s*(?:\*|\+|-|\/|<<)\s*/).every((part) => GO_FACTOR.test(part));
  return (isPlain || isAmount) && !text.includes('\n') ? text : undefined;
}

/** Whether the name stands behind `implements`. */
function isImplemented(base: SyntaxNode): boolean {
  return base.parent?.type === 'implements_clause';
}
