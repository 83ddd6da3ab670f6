import type { SymbolId } from '../../analysis.ts';
import type { LineIndex } from '../../scan-imports/line-index.ts';
import type { Captured, CapturedDecorator } from '../captured.ts';
import { unquote } from '../collect-captures.ts';
import type { DescribedCall } from '../extract-calls.ts';
import type { ExtractedSymbols } from '../extract-symbols.ts';
import { literalText, shorten } from '../shorten.ts';
import type { SyntaxNode } from '../syntax-node.ts';
import type { RawValue } from './raw-surface.ts';

/** Longest value and name kept. @source analysis.ts */
const MAX_VALUE = 80;
const MAX_NAME = 120;
const MAX_HELP = 300;

/** Longest literal that may be a default. */
const MAX_LITERAL = 80;

const INLINE = new Set(['arrow_function', 'function_expression', 'lambda', 'class', 'method_definition']);
const DOTTED = /^[\p{L}_$][\p{L}\p{N}_$]*(\.[\p{L}_$#][\p{L}\p{N}_$]*)*$/u;
const STRINGS = new Set(['string', 'template_string', 'concatenated_string']);

/** What the readers of tables, options and entries work on, with the reading they share. */
export class SurfaceContext {
  readonly captured: Captured;
  readonly calls: readonly DescribedCall[];
  readonly extracted: ExtractedSymbols;
  readonly lines: LineIndex;
  readonly text: string;
  readonly #packages: readonly string[];
  readonly #callOf: ReadonlyMap<number, DescribedCall>;

  constructor(
    captured: Captured,
    calls: readonly DescribedCall[],
    extracted: ExtractedSymbols,
    {
      lines,
      packages,
      text,
    }: { readonly lines: LineIndex; readonly packages: readonly string[]; readonly text: string },
  ) {
    this.captured = captured;
    this.calls = calls;
    this.extracted = extracted;
    this.lines = lines;
    this.text = text;
    this.#packages = packages;
    this.#callOf = new Map(calls.map((call) => [call.call.node.id, call]));
  }

  /** Whether the file imports one of these packages or a module of theirs. */
  uses(...names: readonly string[]): boolean {
    return this.#packages.some((one) =>
      names.some((name) => one === name || one.startsWith(`${name}/`) || one.startsWith(`${name}.`)),
    );
  }

  callAt(node: SyntaxNode | null | undefined): DescribedCall | undefined {
    return node === null || node === undefined ? undefined : this.#callOf.get(node.id);
  }

  /** Id of the declaration with this name node. */
  symbolAt(name: SyntaxNode): SymbolId | undefined {
    return this.extracted.idAt.get(name.startIndex);
  }

  range(node: SyntaxNode): { startLine: number; endLine: number } {
    return {
      startLine: this.lines.lineAt(node.startIndex),
      endLine: this.lines.lineAt(Math.max(node.startIndex, node.endIndex - 1)),
    };
  }

  /** The arguments of a call as nodes, comments left out. */
  argumentNodes(call: SyntaxNode): SyntaxNode[] {
    const list = call.childForFieldName('arguments');
    return list === null ? [] : nodesOf(list);
  }

  /** The value of a keyword argument, or of a member of an object literal. */
  member(container: readonly SyntaxNode[], name: string): SyntaxNode | undefined {
    for (const node of container) {
      const key = node.childForFieldName(node.type === 'pair' ? 'key' : 'name');
      if (key === null || key.endIndex - key.startIndex > MAX_NAME || unquote(key.text) !== name) continue;
      return node.childForFieldName('value') ?? undefined;
    }
    return undefined;
  }

  /** Text of a string literal. */
  literal(node: SyntaxNode | null | undefined): string | undefined {
    if (node === null || node === undefined || !STRINGS.has(node.type)) return undefined;
    return literalText(cut(node, 8 * MAX_HELP), MAX_HELP);
  }

  /** A help text: a literal, or one that is only translated. */
  help(node: SyntaxNode | null | undefined): string | undefined {
    return node === null || node === undefined ? undefined : literalText(cut(node, 8 * MAX_HELP), MAX_HELP);
  }

  /** A default as written when it is a literal or a single name. */
  plain(node: SyntaxNode | null | undefined): string | undefined {
    if (node === null || node === undefined || node.endIndex - node.startIndex > MAX_LITERAL) return undefined;
    const text = node.text.replace(/\s+/g, ' ');
    return STRINGS.has(node.type) || /^(-?[\d._]\w*(\.\d+)?|\[\]|\{\}|\(\))$/.test(text) || DOTTED.test(text)
      ? text
      : undefined;
  }

  /** A function, class or construction that something stands for; `undefined` for other values. */
  value(node: SyntaxNode | null | undefined): RawValue | undefined {
    if (node === null || node === undefined) return undefined;
    const { type } = node;
    const base = { ...this.range(node), text: shorten(cut(node, 5 * MAX_VALUE), MAX_VALUE) };
    if (INLINE.has(type)) return { ...base, isInline: true };
    if (type === 'new_expression') return named(base, node.childForFieldName('constructor'));
    if (type === 'call') {
      const called = node.childForFieldName('function');
      return called !== null && /^[\w.]*\b[A-Z]\w*$/.test(cut(called, MAX_NAME)) ? named(base, called) : undefined;
    }
    const isName = type === 'identifier' || type === 'member_expression' || type === 'attribute';
    return isName || type === 'shorthand_property_identifier' ? named(base, node) : undefined;
  }

  /** Decorators that are calls or names with what they decorate, in text order. */
  get decorators(): readonly CapturedDecorator[] {
    return this.captured.decorators;
  }
}

function named(base: RawValue, node: SyntaxNode | null): RawValue | undefined {
  const name = node === null ? '' : dottedName(node);
  return name === '' ? undefined : { ...base, name };
}

/** `a.b` of a name; `''` for other expressions. */
export function dottedName(node: SyntaxNode): string {
  const name = node.endIndex - node.startIndex > MAX_NAME ? '' : node.text.replace(/\s+/g, '').replaceAll('?.', '.');
  return DOTTED.test(name.replace(/^this\./, '')) ? name : '';
}

/** Named children without comments. */
export function nodesOf(node: SyntaxNode): SyntaxNode[] {
  return node.namedChildren.flatMap((child) => (child === null || child.type === 'comment' ? [] : [child]));
}

/** Text of a node, at most `limit` characters of it. */
export function cut(node: SyntaxNode, limit: number): string {
  const { text } = node;
  return text.length > limit ? text.slice(0, limit) : text;
}
