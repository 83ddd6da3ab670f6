import type { CapturedCall } from '../captured.ts';
import type { DialectContext } from '../dialect.ts';
import type { NameLookup } from '../local-names.ts';
import type { RawCall } from '../parsed-file.ts';
import type { SyntaxNode } from '../syntax-node.ts';
import { type GoLocal, GoScopes } from './go-scopes.ts';
import {
  functionText,
  receiverParameters,
  type TypeNames,
  typeParameters,
  typeText,
  UNKNOWN_TYPE,
} from './type-text.ts';

/** Longest way written down, and most declarations followed for one value. */
const MAX_WAY = 400;
const MAX_DEPTH = 24;

/**
 * How the values of a Go file come about, written as a way that is followed when all files are known:
 * `T*Store|.queue` is the field `queue` of a `*Store`, `NNewStore|()0` the first result of `NewStore`. A way starts with a
 * type (`T`, `R` for the receiver of the method) or a name of the package or file (`N`); its steps are `.field`, `()n` (result), `[]` (element), `k` and `v`
 * (of a range), `<-`, `*`, `&` and `!A,B` (type arguments).
 */
export class GoValues {
  readonly #scopes: GoScopes;
  readonly #hidden: ReadonlySet<string>;
  readonly #ways = new Map<string, string | undefined>();
  readonly #typeNames = new Map<number, TypeNames>();

  constructor({ captured }: DialectContext) {
    this.#scopes = new GoScopes(captured.blocks, captured.binders);
    const types = [...captured.definitions.values()].filter(({ node }) => /^type_(spec|alias)$/.test(node.type));
    const inside = types.filter(({ name }) => this.#scopes.isInside(name.startIndex));
    this.#hidden = new Set(inside.map(({ name }) => name.text));
  }

  /** Local names by place: a place is its own scope. */
  get locals(): NameLookup {
    return {
      scopesAt: (positions) => Int32Array.from(positions),
      find: (position, name) => this.#scopes.find(name, position),
    };
  }

  /** Tells of names inside of functions which mean something of the package or file. */
  get places(): { readonly isFree: (name: string, offset: number) => boolean } {
    return { isFree: (name, offset) => this.#scopes.isFree(name, offset) };
  }

  /** Whether the first name of a callee is local, and the way to what stands before its last name. */
  calleeOf({ callee }: CapturedCall): Pick<RawCall, 'isLocal' | 'reachesInner' | 'operand' | 'isIndexed'> {
    const isIndexed = callee.parent?.type === 'index_expression' ? { isIndexed: true } : {};
    if (callee.type === 'identifier' || callee.type === 'type_identifier')
      return { isLocal: this.#isLocal(callee), ...(this.#isInner(callee) ? { reachesInner: true } : {}), ...isIndexed };
    if (callee.type === 'qualified_type') return { isLocal: false };
    const bare = callee.type === 'parenthesized_expression' ? callee.firstNamedChild : callee;
    const operand = bare === null ? null : bare.childForFieldName('operand');
    if (bare?.type !== 'selector_expression' || operand === null) return { isLocal: true };
    const root = rootOf(operand);
    if (root !== undefined && !this.#isLocal(root)) return { isLocal: false, ...isIndexed };
    const way = this.wayOf(operand);
    return { isLocal: true, ...(way === undefined ? {} : { operand: way }), ...isIndexed };
  }

  /** Whether a name is a function that the function around it declares for itself. */
  #isInner(identifier: SyntaxNode): boolean {
    const value = this.valueOfLocal(identifier);
    return value !== 'none' && value?.type === 'func_literal';
  }

  /** The expression that a local name gets where it is declared; `none` for a name that is not local. */
  valueOfLocal(identifier: SyntaxNode): SyntaxNode | 'none' | undefined {
    const local = this.#scopes.find(identifier.text, identifier.startIndex);
    if (local === undefined) return 'none';
    if (local === 'unknown' || !/^(short_var_declaration|var_spec)$/.test(local.node.type)) return undefined;
    const list = local.node.childForFieldName('right') ?? local.node.childForFieldName('value');
    return list === null ? undefined : namedChild(list, list.namedChildCount === 1 ? 0 : local.index);
  }

  /** Whether the first name of a dotted name is a parameter or variable of a function. */
  isLocalName(node: SyntaxNode): boolean {
    const root = rootOf(node);
    return root !== undefined && this.#isLocal(root);
  }

  #isLocal(identifier: SyntaxNode): boolean {
    return this.#scopes.find(identifier.text, identifier.startIndex) !== undefined;
  }

  /** The way to the value of an expression; `undefined` when its kind is not followed. */
  wayOf(node: SyntaxNode | null, depth = 0): string | undefined {
    if (node === null || depth > MAX_DEPTH) return undefined;
    const way = this.#write(node, depth + 1);
    return way === undefined || way.length > MAX_WAY || way.includes(UNKNOWN_TYPE) ? undefined : way;
  }

  #write(node: SyntaxNode, depth: number): string | undefined {
    const inner = (name: string, step: string) => join(this.wayOf(node.childForFieldName(name), depth), step);
    const type = () => `T${this.typeOf(node.childForFieldName('type'), node.startIndex)}`;
    switch (node.type) {
      case 'identifier':
        return this.#name(node, depth);
      case 'selector_expression':
        return inner('operand', `.${node.childForFieldName('field')?.text ?? ''}`);
      case 'call_expression':
        return this.#call(node, depth);
      case 'type_conversion_expression':
        return this.#conversion(node);
      case 'index_expression':
        return inner('operand', '[]');
      case 'slice_expression':
        return this.wayOf(node.childForFieldName('operand'), depth);
      case 'type_assertion_expression':
      case 'composite_literal':
        return type();
      case 'unary_expression':
        return /^(&|\*|<-)$/.test(node.firstChild?.type ?? '')
          ? inner('operand', node.firstChild?.type ?? '')
          : undefined;
      case 'parenthesized_expression':
        return this.wayOf(node.firstNamedChild, depth);
      case 'func_literal':
        return `T${functionText(node, this.#namesAt(node.startIndex))}`;
      default:
        return undefined;
    }
  }

  #name(node: SyntaxNode, depth: number): string | undefined {
    const local = this.#scopes.find(node.text, node.startIndex);
    if (local === 'unknown') return undefined;
    return local === undefined ? `N${node.text}` : this.#localWay(local, depth);
  }

  #localWay(local: GoLocal, depth: number): string | undefined {
    const key = `${local.node.id} ${local.index}`;
    if (this.#ways.has(key)) return this.#ways.get(key);
    this.#ways.set(key, undefined);
    const way = this.#declared(local, depth);
    this.#ways.set(key, way);
    return way;
  }

  #declared({ node, index, count }: GoLocal, depth: number): string | undefined {
    const stated = node.childForFieldName('type');
    switch (node.type) {
      case 'parameter_declaration':
        return `${isReceiver(node) ? 'R' : 'T'}${this.typeOf(stated, node.startIndex)}`;
      case 'variadic_parameter_declaration':
        return `T[]${this.typeOf(stated, node.startIndex)}`;
      case 'var_spec':
        return stated === null
          ? this.#assigned(node.childForFieldName('value'), { index, count }, depth)
          : `T${this.typeOf(stated, node.startIndex)}`;
      case 'short_var_declaration':
      case 'receive_statement':
        return this.#assigned(node.childForFieldName('right'), { index, count }, depth);
      case 'range_clause':
        return join(this.wayOf(node.childForFieldName('right'), depth), index === 0 ? 'k' : 'v');
      case 'type_case':
        return this.#caseType(node, depth);
      case 'default_case':
        return this.wayOf(node.parent?.childForFieldName('value') ?? null, depth);
      default:
        return undefined;
    }
  }

  /** In a case with one type the name has that type, in others that of the value. */
  #caseType(node: SyntaxNode, depth: number): string | undefined {
    const types: SyntaxNode[] = [];
    for (let child = node.firstNamedChild; child !== null && child.type !== 'statement_list'; child = child.nextSibling)
      if (/^\w/.test(child.type) && child.type !== 'comment') types.push(child);
    const [only] = types;
    return only !== undefined && types.length === 1 && only.type !== 'nil'
      ? `T${this.typeOf(only, node.startIndex)}`
      : this.wayOf(node.parent?.childForFieldName('value') ?? null, depth);
  }

  #assigned(
    list: SyntaxNode | null,
    { index, count }: { readonly index: number; readonly count: number },
    depth: number,
  ): string | undefined {
    if (list === null) return undefined;
    if (list.type !== 'expression_list') return index === 0 ? this.wayOf(list, depth) : undefined;
    const value = namedChild(list, list.namedChildCount === 1 ? 0 : index);
    if (value === undefined) return undefined;
    if (list.namedChildCount !== 1 || count === 1) return this.wayOf(value, depth);
    const way = this.wayOf(value, depth);
    if (index === 0 || way === undefined) return way;
    return way.endsWith('|()0') ? `${way.slice(0, -1)}${index}` : undefined;
  }

  #call(node: SyntaxNode, depth: number): string | undefined {
    const callee = node.childForFieldName('function');
    const first = node.childForFieldName('arguments')?.firstNamedChild ?? null;
    if (callee?.type === 'identifier' && !this.#isLocal(callee)) {
      if (callee.text === 'new') return `T*${this.typeOf(first, node.startIndex)}`;
      if (callee.text === 'make') return `T${this.typeOf(first, node.startIndex)}`;
      if (callee.text === 'append') return this.wayOf(first, depth);
    }
    return join(this.wayOf(callee, depth), '()0');
  }

  /** `f[A](x)` calls a function or converts to a type; only the latter is certain for types without a name. */
  #conversion(node: SyntaxNode): string | undefined {
    const type = node.childForFieldName('type');
    if (type?.type !== 'generic_type') return `T${this.typeOf(type, node.startIndex)}`;
    const text = this.typeOf(type, node.startIndex);
    const open = text.indexOf('[');
    const name = text.slice(0, open).replaceAll('.', '|.');
    return open > 0 ? `N${name}|!${text.slice(open + 1, -1)}|()0` : undefined;
  }

  /** A type as written at an offset. */
  typeOf(node: SyntaxNode | null, offset: number): string {
    return typeText(node, this.#namesAt(offset));
  }

  #namesAt(offset: number): TypeNames {
    const outer = this.#scopes.functionAt(offset);
    const key = outer?.id ?? -1;
    const known = this.#typeNames.get(key);
    if (known !== undefined) return known;
    const parameters =
      outer?.type === 'method_declaration'
        ? receiverParameters(outer.childForFieldName('receiver'))
        : typeParameters(outer?.childForFieldName('type_parameters') ?? null);
    const names = { parameters, hidden: this.#hidden };
    this.#typeNames.set(key, names);
    return names;
  }

  /** Names of types that functions declare for themselves. */
  get hiddenTypes(): ReadonlySet<string> {
    return this.#hidden;
  }
}

function isReceiver(parameter: SyntaxNode): boolean {
  const list = parameter.parent;
  return list?.parent?.type === 'method_declaration' && list.parent.childForFieldName('receiver')?.id === list.id;
}

function join(way: string | undefined, step: string): string | undefined {
  return way === undefined ? undefined : `${way}|${step}`;
}

/** The first name of `a.b.c`; `undefined` for anything but names with points between. */
function rootOf(node: SyntaxNode): SyntaxNode | undefined {
  let at: SyntaxNode | null = node;
  while (at?.type === 'selector_expression') at = at.childForFieldName('operand');
  return at?.type === 'identifier' ? at : undefined;
}

function namedChild(node: SyntaxNode, index: number): SyntaxNode | undefined {
  let at = 0;
  for (let child = node.firstNamedChild; child !== null; child = nextNamed(child)) {
    if (child.type === 'comment') continue;
    if (at++ === index) return child;
  }
  return undefined;
}

function nextNamed(node: SyntaxNode): SyntaxNode | null {
  let next = node.nextSibling;
  while (next !== null && /^\W/.test(next.type)) next = next.nextSibling;
  return next;
}
