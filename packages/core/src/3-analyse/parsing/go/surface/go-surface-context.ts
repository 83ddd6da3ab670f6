import type { LineRange } from '#vocabulary';
import type { SymbolId } from '../../../analysis.ts';
import type { LineIndex } from '../../../scan-imports/line-index.ts';
import type { Captured } from '../../captured.ts';
import type { DescribedCall } from '../../extract-calls.ts';
import type { ExtractedSymbols } from '../../extract-symbols.ts';
import { findInnermost } from '../../nested-ranges.ts';
import { literalText, shorten } from '../../shorten.ts';
import type { RawValue } from '../../surface/raw-surface.ts';
import type { SyntaxNode } from '../../syntax-node.ts';
import type { GoValues } from '../go-values.ts';

/** Longest value, name and help kept. @source analysis.ts */
const MAX_VALUE = 80;
const MAX_NAME = 120;
const MAX_HELP = 300;

/** Longest default that is shown. */
const MAX_DEFAULT = 60;

const NO_VALUES = new Set(['nil', 'true', 'false', 'iota', '_']);

/** Functions that make one thing of several parts and are told by what they make: `NewStore`, `mustOpen`. */
const MAKER = /^([Nn]ew|[Mm]ake|[Mm]ust|[Oo]pen|[Cc]reate|[Bb]uild)([\p{Lu}\d]|$)/u;
/** Functions that only change the type of what they get: `http.HandlerFunc(serve)`. */
const WRAPPER = /(Handler|Func|Middleware)$/;

/** What the readers of Go's tables, flags, commands and routes work on, with the reading they share. */
export class GoSurfaceContext {
  readonly captured: Captured;
  readonly calls: readonly DescribedCall[];
  readonly extracted: ExtractedSymbols;
  readonly lines: LineIndex;
  readonly values: GoValues;
  readonly #packages: ReadonlyMap<string, string>;
  readonly #valueOf = new Map<string, SyntaxNode | undefined>();

  constructor(parts: {
    readonly captured: Captured;
    readonly calls: readonly DescribedCall[];
    readonly extracted: ExtractedSymbols;
    readonly lines: LineIndex;
    readonly values: GoValues;
    /** Import paths by the names that packages have in the file. */
    readonly packages: readonly (readonly [name: string, specifier: string])[];
  }) {
    this.captured = parts.captured;
    this.calls = parts.calls;
    this.extracted = parts.extracted;
    this.lines = parts.lines;
    this.values = parts.values;
    this.#packages = new Map(parts.packages);
    for (const { definition } of parts.extracted.placed)
      if (definition.node.type === 'var_spec') this.#valueOf.set(definition.name.text, definition.value);
  }

  /** Whether the file imports a package whose path matches. */
  uses(pattern: RegExp): boolean {
    for (const specifier of this.#packages.values()) if (pattern.test(specifier)) return true;
    return false;
  }

  /** Import path behind a name of the file. */
  packageOf(name: string): string | undefined {
    return this.#packages.get(name);
  }

  /** The value that a variable of the package declared in this file begins with. */
  valueOfVariable(name: string): SyntaxNode | undefined {
    return this.#valueOf.get(name);
  }

  /** Ids of the declarations around places, in the same order. */
  declarationsAt(positions: readonly number[]): (SymbolId | undefined)[] {
    const { ranges } = this.extracted;
    return [...findInnermost(ranges, positions)].map((index) => ranges[index]?.id);
  }

  range(node: SyntaxNode): LineRange {
    return {
      startLine: this.lines.lineAt(node.startIndex),
      endLine: this.lines.lineAt(Math.max(node.startIndex, node.endIndex - 1)),
    };
  }

  /** The arguments of a call, comments left out. */
  argumentsOf(call: SyntaxNode): SyntaxNode[] {
    const list = call.childForFieldName('arguments');
    return list === null ? [] : nodesOf(list);
  }

  /** Text of a string literal; of several that are added the text of the first. */
  literal(node: SyntaxNode | undefined): string | undefined {
    let at = node;
    for (let depth = 0; depth < 8 && at?.type === 'binary_expression'; depth++)
      at = at.childForFieldName('left') ?? undefined;
    if (at === undefined || !/^(interpreted|raw)_string_literal$/.test(at.type)) return undefined;
    return literalText(cut(at, 8 * MAX_HELP), MAX_HELP);
  }

  /** A help text up to its first line break. */
  help(node: SyntaxNode | undefined): string | undefined {
    const text = this.literal(node)
      ?.split(/\\n|\\t/, 1)[0]
      ?.trim();
    return text === undefined || text === '' ? undefined : text.replaceAll('\\"', '"');
  }

  /** A default as written when it is a literal, a name or an amount such as `5 * time.Second`. */
  plain(node: SyntaxNode | undefined): string | undefined {
    if (node === undefined || node.endIndex - node.startIndex > MAX_DEFAULT) return undefined;
    const text = node.text.replace(/\s+/g, ' ');
    if (text === 'nil' || text === '""' || text === '``') return undefined;
    return /^("[^"]*"|`[^`]*`|-?[\w.]+( ?(\*|<<) ?[\w.]+){0,2})$/.test(text) ? text : undefined;
  }

  /** The fields that a literal of a struct names. */
  fieldsOf(literal: SyntaxNode): ReadonlyMap<string, SyntaxNode> {
    const fields = new Map<string, SyntaxNode>();
    const body = literal.type === 'literal_value' ? literal : literal.childForFieldName('body');
    for (const element of body === null ? [] : nodesOf(body)) {
      const [key, value] = element.type === 'keyed_element' ? nodesOf(element).map(inner) : [];
      if (key?.type === 'identifier' && value !== undefined) fields.set(key.text, value);
    }
    return fields;
  }

  /** A function, method or type that an expression stands for; `undefined` for other values. */
  value(node: SyntaxNode | undefined, depth = 0): RawValue | undefined {
    if (node === undefined || depth > 4) return undefined;
    const base = { ...this.range(node), text: shorten(cut(node, 5 * MAX_VALUE), MAX_VALUE) };
    switch (node.type) {
      case 'func_literal':
        return { ...base, isInline: true };
      case 'identifier':
      case 'selector_expression':
        return this.#named(base, node);
      case 'composite_literal':
        return this.#named(base, typeNameOf(node));
      case 'unary_expression': {
        const value =
          node.firstChild?.type === '&'
            ? this.value(node.childForFieldName('operand') ?? undefined, depth + 1)
            : undefined;
        return value === undefined ? undefined : { ...value, ...base };
      }
      case 'parenthesized_expression':
        return this.value(node.firstNamedChild ?? undefined, depth + 1);
      case 'call_expression':
        return this.#made(base, node, depth);
      default:
        return undefined;
    }
  }

  /** What a maker gives, or what a call of a type only wraps. */
  #made(base: RawValue, node: SyntaxNode, depth: number): RawValue | undefined {
    const callee = node.childForFieldName('function') ?? undefined;
    const name = callee === undefined ? '' : dottedName(callee);
    const last = name.slice(name.lastIndexOf('.') + 1);
    if (name === '' || name === 'errors.New' || name === 'make' || name === 'new') return undefined;
    const [only, ...others] = this.argumentsOf(node);
    if (WRAPPER.test(last) && only !== undefined && others.length === 0) {
      const value = this.value(only, depth + 1);
      return value === undefined ? undefined : { ...value, ...base };
    }
    return MAKER.test(last) ? this.#named(base, callee) : undefined;
  }

  #named(base: RawValue, node: SyntaxNode | undefined): RawValue | undefined {
    const name = node === undefined ? '' : dottedName(node);
    if (node === undefined || name === '' || NO_VALUES.has(name)) return undefined;
    if (!this.values.isLocalName(node)) return { ...base, name };
    const member = this.values.calleeOf({ node, callee: node });
    return member.operand === undefined ? undefined : { ...base, member: { callee: name, ...member } };
  }
}

/** The name of a literal's type; none for maps, slices and types without a name. */
export function typeNameOf(literal: SyntaxNode): SyntaxNode | undefined {
  const type = literal.childForFieldName('type');
  if (type?.type === 'generic_type') return type.childForFieldName('type') ?? undefined;
  return type !== null && /^(type_identifier|qualified_type)$/.test(type.type) ? type : undefined;
}

/** `a.b` of a name; `''` for other expressions. */
export function dottedName(node: SyntaxNode): string {
  const name = node.endIndex - node.startIndex > MAX_NAME ? '' : node.text.replace(/\s+/g, '');
  return /^[\p{L}_][\p{L}\p{N}_]*(\.[\p{L}_][\p{L}\p{N}_]*)*$/u.test(name) ? name : '';
}

/** Named children without comments. */
export function nodesOf(node: SyntaxNode): SyntaxNode[] {
  return node.namedChildren.flatMap((child) => (child === null || child.type === 'comment' ? [] : [child]));
}

/** The expression inside of an element of a literal. */
export function inner(element: SyntaxNode): SyntaxNode {
  return element.type === 'literal_element' ? (element.firstNamedChild ?? element) : element;
}

/** Text of a node, at most `limit` characters of it. */
export function cut(node: SyntaxNode, limit: number): string {
  const { text } = node;
  return text.length > limit ? text.slice(0, limit) : text;
}
