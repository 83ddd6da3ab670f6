import type { SymbolFact, SymbolId } from '../analysis.ts';
import type { Captured, CapturedBinding } from './captured.ts';
import type { ExtractedSymbols } from './extract-symbols.ts';
import type { LocalNames } from './local-names.ts';
import { findInnermost } from './nested-ranges.ts';
import type { SyntaxNode } from './syntax-node.ts';
import { typeNameOf } from './type-name.ts';

/** Where the value of a name comes from, as written: what decides which methods it has. */
export interface ValueOrigin {
  /** A declared type, a construction, a call, an awaited call, what a context manager gives, a literal, the base class. */
  readonly kind: 'type' | 'new' | 'call' | 'awaited' | 'entered' | 'literal' | 'super';
  /** Dotted name of the type, class or function; `''` for a literal and for `super()`. */
  readonly name: string;
}

/** Longest dotted name followed. */
const MAX_NAME = 120;

/** Names passed on from one variable to the next that are followed. */
const MAX_HOPS = 3;

const CALLS = new Set(['call_expression', 'call']);
const AWAITS = new Set(['await_expression', 'await']);
const LITERALS = new Set(
  (
    'string template_string number array regex integer float list dictionary set tuple concatenated_string ' +
    'list_comprehension dictionary_comprehension set_comprehension'
  ).split(' '),
);
const FUNCTIONS = new Set(
  'arrow_function function_expression function_declaration function_definition lambda'.split(' '),
);
const EMPTY = new Set(['null', 'undefined', 'none']);

/** Follows names of a file to the declaration, construction or call that gives them their value. */
export class ValueOrigins {
  readonly #locals: LocalNames;

  constructor(locals: LocalNames) {
    this.#locals = locals;
  }

  /** Origin of a local's value; `undefined` when it may have several. */
  ofLocal(scope: number, name: string, hops = 0): ValueOrigin | undefined {
    const local = this.#locals.find(scope, name);
    if (local === undefined || local === 'unknown' || local.count !== 1 || local.binding === undefined)
      return undefined;
    return this.#ofBinding(local.binding, scope, hops);
  }

  #ofBinding({ type, value, isEntered }: CapturedBinding, scope: number, hops: number): ValueOrigin | undefined {
    if (type !== undefined) {
      const name = typeNameOf(type);
      return name === undefined ? undefined : { kind: 'type', name };
    }
    if (value === undefined) return undefined;
    const origin = this.ofValue(value, scope, hops);
    return isEntered && origin !== undefined ? { kind: 'entered', name: origin.name } : origin;
  }

  /** Whether a local name is a function declared inside the function around it: its code is part of that function's. */
  isInnerFunction(scope: number, name: string): boolean {
    const local = this.#locals.find(scope, name);
    if (local === undefined || local === 'unknown' || local.count !== 1) return false;
    return FUNCTIONS.has(local.binding?.value?.type ?? local.node.parent?.type ?? '');
  }

  /** Origin of an expression's value in a scope. */
  ofValue(value: SyntaxNode, scope: number, hops = 0): ValueOrigin | undefined {
    const type = value.type;
    if (LITERALS.has(type)) return { kind: 'literal', name: '' };
    if (type === 'new_expression') return this.#named('new', value.childForFieldName('constructor'), scope);
    if (CALLS.has(type)) {
      const called = value.childForFieldName('function');
      return called?.text === 'super' ? { kind: 'super', name: '' } : this.#named('call', called, scope);
    }
    if (type === 'identifier' && hops < MAX_HOPS) return this.ofLocal(scope, value.text, hops + 1);
    if (type === 'parenthesized_expression' && value.firstNamedChild !== null && hops < MAX_HOPS)
      return this.ofValue(value.firstNamedChild, scope, hops + 1);
    const inner = AWAITS.has(type) ? value.firstNamedChild : null;
    if (inner === null || !CALLS.has(inner.type)) return undefined;
    return this.#named('awaited', inner.childForFieldName('function'), scope);
  }

  #named(kind: ValueOrigin['kind'], node: SyntaxNode | null, scope: number): ValueOrigin | undefined {
    if (node === null || node.endIndex - node.startIndex > MAX_NAME) return undefined;
    const name = node.text.replace(/\s+/g, '');
    if (!/^[\p{L}_$][\p{L}\p{N}_$]*(\.[\p{L}_$#][\p{L}\p{N}_$]*)*$/u.test(name)) return undefined;
    const head = name.split('.', 1)[0] ?? '';
    // What a method of the own class gives is known once the class is.
    if ((head === 'this' || head === 'self') && name !== head && kind !== 'new') return { kind, name };
    if (head === 'this' || head === 'self' || head === 'super' || head === 'cls') return undefined;
    return this.#locals.find(scope, head) === undefined ? { kind, name } : undefined;
  }

  /**
   * Origins of what outlives a function: variables of the module by their id, fields by `class id.name`. A field that is
   * given values of different origins has none.
   */
  ofDeclarations(captured: Captured, extracted: ExtractedSymbols): (readonly [string, ValueOrigin])[] {
    const found = new Map<string, (ValueOrigin | 'other')[]>();
    const positions = captured.bindings.map(({ name }) => name.startIndex);
    const scopes = this.#locals.scopesAt(positions);
    const places = findInnermost(extracted.ranges, positions);
    captured.bindings.forEach((binding, index) => {
      const scope = scopes[index] ?? -1;
      const symbol = extracted.symbols[places[index] ?? -1];
      const key = binding.isField ? this.#fieldKey(binding, symbol, scope) : variableKey(binding, symbol, scope);
      if (key === undefined || isEmpty(binding) || binding.fallback !== undefined) return;
      const list = found.get(key) ?? [];
      list.push(this.#ofBinding(binding, scope, 0) ?? 'other');
      found.set(key, list);
    });
    return [...found].flatMap(([key, list]) => {
      const origin = agreed(list);
      return origin === undefined ? [] : [[key, origin] as const];
    });
  }

  #fieldKey({ name }: CapturedBinding, symbol: SymbolFact | undefined, scope: number): string | undefined {
    const owner = symbol === undefined ? undefined : ownerOf(symbol);
    if (owner === undefined || (scope >= 0 && !this.#locals.isMethodBody(scope))) return undefined;
    return `${owner}.${name.text}`;
  }
}

/** A variable of the module is the innermost declaration around its own name. */
export function variableKey(
  { name }: CapturedBinding,
  symbol: SymbolFact | undefined,
  scope: number,
): string | undefined {
  return scope < 0 && symbol?.parent === undefined && symbol?.name === name.text ? symbol.id : undefined;
}

const OWNERS = new Set<SymbolFact['kind']>(['class', 'interface', 'type']);

function ownerOf(symbol: SymbolFact): SymbolId | undefined {
  return OWNERS.has(symbol.kind) ? symbol.id : symbol.parent;
}

function isEmpty({ type, value }: CapturedBinding): boolean {
  return type === undefined && value !== undefined && EMPTY.has(value.type);
}

/** The one origin all assignments agree on; a declared type decides. */
function agreed(list: readonly (ValueOrigin | 'other')[]): ValueOrigin | undefined {
  const typed = list.find((one) => one !== 'other' && one.kind === 'type');
  const first = typed ?? list[0];
  if (first === undefined || first === 'other') return undefined;
  const isSame = list.every((one) => one !== 'other' && one.kind === first.kind && one.name === first.name);
  return typed !== undefined || isSame ? first : undefined;
}
