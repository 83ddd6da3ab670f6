import type { Captured, CapturedBinding } from './captured.ts';
import { scopeRange } from './extract-symbols.ts';
import { findInnermost, findParents, type NestedRange } from './nested-ranges.ts';
import type { SyntaxNode } from './syntax-node.ts';

/** Functions around a place that are searched for a local of the same name; deeper nesting counts as local. */
const MAX_SCOPES = 40;

/** Longest name looked at. */
const MAX_NAME = 120;

/** A parameter or variable of a function. */
export interface LocalName {
  /** Places that give the name a value in its function. */
  readonly count: number;
  /** What it is bound to, when that is written at such a place. */
  readonly binding?: CapturedBinding;
  /** Value it begins with, beside a declared type. */
  readonly value?: SyntaxNode;
  /** What stands in for a parameter that is not given. */
  readonly fallback?: SyntaxNode;
  /** The function it belongs to. */
  readonly scope: number;
  /** Whether it, or a member of it, is assigned to later. */
  readonly isAltered?: boolean;
  /** The name where it is declared first. */
  readonly node: SyntaxNode;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Tells whether a name is a local one at a place; places are given as scopes. */
export interface NameLookup {
  /** The scope around each position. */
  scopesAt(positions: readonly number[]): Int32Array;
  /** What the name means there; `undefined` when it is no local. */
  find(scope: number, name: string): unknown;
}

/** Tells what a name means inside functions: parameters and variables of the functions around a place. */
export class LocalNames implements NameLookup {
  readonly #names: Map<string, Mutable<LocalName>>[];
  readonly #parents: Int32Array;
  readonly #ranges: readonly NestedRange[];
  readonly #scopes: readonly SyntaxNode[];

  constructor(captured: Captured) {
    this.#scopes = captured.scopes;
    this.#ranges = captured.scopes.map(scopeRange);
    this.#names = this.#ranges.map(() => new Map());
    this.#parents = findParents(this.#ranges);
    const owners = this.scopesAt(captured.locals.map((local) => local.startIndex));
    for (const [index, local] of captured.locals.entries()) this.#add(owners[index] ?? -1, local);
    const bound = captured.bindings.filter((binding) => !binding.isField);
    const binders = this.scopesAt(bound.map(({ name }) => name.startIndex));
    bound.forEach((binding, index) => {
      const local = this.#names[binders[index] ?? -1]?.get(binding.name.text);
      if (local !== undefined && binding.value !== undefined && !binding.isEntered) local.value = binding.value;
      if (local !== undefined && binding.fallback !== undefined) {
        local.fallback = binding.fallback;
        return;
      }
      // A declared type says more than the value.
      if (local !== undefined && (local.binding?.type === undefined || binding.type !== undefined))
        local.binding = binding;
    });
  }

  #add(scope: number, local: SyntaxNode): void {
    const names = this.#names[scope];
    if (names === undefined || local.endIndex - local.startIndex > MAX_NAME) return;
    const name = local.text;
    const known = names.get(name);
    if (known === undefined) names.set(name, { count: 1, node: local, scope });
    else known.count++;
  }

  /** Marks what is assigned to; gives the names of the module that are. */
  markAltered(places: readonly SyntaxNode[]): ReadonlySet<string> {
    const ofModule = new Set<string>();
    const scopes = this.scopesAt(places.map(({ startIndex }) => startIndex));
    for (const [index, place] of places.entries()) {
      const name = rootName(place);
      const local = name === undefined ? undefined : this.find(scopes[index] ?? -1, name);
      if (local !== undefined && local !== 'unknown') (local as Mutable<LocalName>).isAltered = true;
      else if (name !== undefined) ofModule.add(name);
    }
    return ofModule;
  }

  /** Number of the innermost function around each position, -1 outside of functions. */
  scopesAt(positions: readonly number[]): Int32Array {
    return findInnermost(this.#ranges, positions);
  }

  /** The local that a name means in a scope; `'unknown'` when there are too many functions around it. */
  find(scope: number, name: string): LocalName | 'unknown' | undefined {
    let at = scope;
    for (let depth = 0; at >= 0; depth++) {
      if (depth > MAX_SCOPES) return 'unknown';
      const local = this.#names[at]?.get(name);
      if (local !== undefined) return local;
      at = this.#parents[at] ?? -1;
    }
    return undefined;
  }

  /** Whether a local is bound by `await import(…)` or `require(…)`: then it means what an import of that name means. */
  isImported(local: LocalName): boolean {
    let at = local.node.parent;
    for (let depth = 0; depth < 2 && (at?.type === 'object_pattern' || at?.type === 'pair_pattern'); depth++)
      at = at.parent;
    const value = at?.type === 'variable_declarator' ? at.childForFieldName('value') : null;
    const call = value?.type === 'await_expression' ? value.firstNamedChild : value;
    const called = call?.type === 'call_expression' ? call.childForFieldName('function') : null;
    return called !== null && (called.type === 'import' ? call !== value : called.text === 'require');
  }

  /** Whether code of a scope runs when its file is loaded: outside of functions, or in ones that are called in place. */
  runsAtOnce(scope: number): boolean {
    let at = scope;
    for (let depth = 0; at >= 0; depth++) {
      const around = this.#scopes[at]?.parent;
      const isCalled = around?.type === 'parenthesized_expression' && around.parent?.type === 'call_expression';
      if (depth > MAX_SCOPES || !isCalled) return false;
      at = this.#parents[at] ?? -1;
    }
    return true;
  }

  /** Whether `this` in a scope is the object of the class around it: only arrow functions lie between it and the method. */
  isMethodBody(scope: number): boolean {
    let at = scope;
    for (let depth = 0; at >= 0 && depth <= MAX_SCOPES; depth++) {
      const node = this.#scopes[at];
      if (node === undefined) return false;
      if (node.type !== 'arrow_function')
        return node.type === 'function_definition' || node.parent?.type === 'class_body';
      at = this.#parents[at] ?? -1;
    }
    return at < 0;
  }
}

/** `deps` of `deps.read.all`. */
function rootName(place: SyntaxNode): string | undefined {
  let at: SyntaxNode | null = place;
  for (let depth = 0; depth < MAX_SCOPES && at !== null; depth++) {
    if (at.type === 'identifier') return at.endIndex - at.startIndex > MAX_NAME ? undefined : at.text;
    at = at.childForFieldName('object');
  }
  return undefined;
}
