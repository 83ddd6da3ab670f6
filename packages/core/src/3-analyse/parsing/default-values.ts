import type { Captured } from './captured.ts';
import type { ExtractedSymbols } from './extract-symbols.ts';
import type { LocalName, LocalNames } from './local-names.ts';
import { findInnermost } from './nested-ranges.ts';
import type { SyntaxNode } from './syntax-node.ts';
import { variableKey } from './value-origins.ts';
import { isBareCall, loneCall } from './wrapped-call.ts';

/** A function by its name in the module, and what its caller finds under another name. */
export interface NamedValue {
  /** Dotted name, in names that the module declares or imports: `searchFiles`, `fs.readFile`, `defaults.search`. */
  readonly name: string;
  /** What is called with it and gives a function in its place, as written: `promisify`, `staticmethod`. */
  readonly by?: string;
  /** Whether an object is spread that may lack the member: then the next value counts. */
  readonly isSpread?: true;
}

/** What a call of a local name, or of its member, runs unless something else was passed. */
export interface DefaultValue {
  /** The first that exists counts. */
  readonly values: readonly NamedValue[];
  /** Whether somebody else may decide: the object is a parameter, or one is spread into it. */
  readonly isInjected: boolean;
}

/** A member of an object of the module, or without a key what is spread there; without a value nothing is known of it. */
export interface ObjectEntry {
  readonly key?: string;
  readonly value?: NamedValue;
}

/** What a constant of the module holds: an object, entries in the order of the text, or one function under a further name. */
export type ConstantValue = { readonly entries: readonly ObjectEntry[] } | { readonly value: NamedValue };

/** Longest name, most members and longest way followed. @source own bounds */
const MAX_NAME = 120;
const MAX_ENTRIES = 100;
const MAX_HOPS = 6;

const NAMES = new Set(['identifier', 'member_expression', 'attribute']);
const CALLS = new Set(['call_expression', 'call']);
const DOTTED = /^[\p{L}_$][\p{L}\p{N}_$]*(\.[\p{L}_$][\p{L}\p{N}_$]*)*$/u;

/** `absent`: the object has no such member. `undefined`: nothing is known. */
type Found = DefaultValue | 'absent' | undefined;

interface Place {
  readonly scope: number;
  readonly hops: number;
}

/** Finds what parameters, objects and further names stand for where the code writes it down. */
export class DefaultValues {
  readonly #locals: LocalNames;
  readonly #altered: ReadonlySet<string>;

  constructor(locals: LocalNames, captured: Captured) {
    this.#locals = locals;
    this.#altered = locals.markAltered([...captured.written.values(), ...captured.assigned, ...filled(captured)]);
  }

  /** What a call in a scope runs, for a callee that begins with a local name; `undefined` for all others. */
  ofCall(scope: number, callee: string): DefaultValue | undefined {
    const [head = '', ...rest] = callee.split('.');
    const local = this.#local(scope, head);
    const found = local === undefined ? undefined : this.#ofLocal(local, rest, 0);
    return found === 'absent' || found?.values.length === 0 ? undefined : found;
  }

  #local(scope: number, name: string): LocalName | undefined {
    const local = this.#locals.find(scope, name);
    if (local === undefined || local === 'unknown' || local.count !== 1 || local.isAltered === true) return undefined;
    return local;
  }

  #ofLocal(local: LocalName, rest: readonly string[], hops: number): Found {
    if (hops > MAX_HOPS) return undefined;
    const place = { scope: local.scope, hops: hops + 1 };
    const { fallback, value, binding } = local;
    if (fallback !== undefined) return injected(this.#member(fallback, rest, place));
    if (value !== undefined) return this.#member(value, rest, place);
    const shape = /^typeof ([\w$.]+)$/.exec(typeText(binding?.type))?.[1];
    if (shape === undefined || rest.length === 0) return undefined;
    const head = shape.split('.', 1)[0] ?? '';
    return this.#locals.find(local.scope, head) === undefined ? injected(one(shape, rest)) : undefined;
  }

  /** The value of an expression, or behind it that of its member. */
  #member(written: SyntaxNode, rest: readonly string[], place: Place): Found {
    const node = bare(written);
    if (NAMES.has(node.type)) return this.#named(node, rest, place);
    const [key, ...further] = rest;
    if (key !== undefined) return node.type === 'object' ? this.#entry(node, key, { ...place, further }) : undefined;
    const call = CALLS.has(node.type) ? wrapping(node) : undefined;
    if (call !== undefined) {
      const found = this.#member(call.wrapped, [], place);
      return found === undefined || found === 'absent'
        ? undefined
        : { ...found, values: found.values.map(({ name }) => ({ name, by: call.by })) };
    }
    const wrapped = loneCall(node);
    return wrapped === undefined ? undefined : this.#named(wrapped, [], place);
  }

  #named(node: SyntaxNode, rest: readonly string[], { scope, hops }: Place): Found {
    const name = dotted(node);
    if (name === undefined) return undefined;
    const [head = '', ...inner] = name.split('.');
    const meant = this.#locals.find(scope, head);
    if (meant === undefined) return one(name, rest);
    if (meant !== 'unknown' && this.#locals.isImported(meant)) return one(name, rest);
    const local = this.#local(scope, head);
    return local === undefined ? undefined : this.#ofLocal(local, [...inner, ...rest], hops);
  }

  /** The member of an object that is written out: the last entry that has it counts. */
  #entry(object: SyntaxNode, key: string, place: Place & { readonly further: readonly string[] }): Found {
    const { further } = place;
    const values: NamedValue[] = [];
    let isInjected = false;
    const entries = object.namedChildren.slice(-MAX_ENTRIES);
    for (const child of entries.reverse()) {
      if (child === null || child.type === 'comment') continue;
      let found: Found;
      if (child.type === 'spread_element') {
        const spread = child.firstNamedChild;
        found = spread === null ? undefined : this.#spread(spread, [key, ...further], place);
      } else {
        const name = keyOf(child);
        if (name === undefined) return undefined;
        if (name !== key) continue;
        found = this.#ofEntry(child, further, place);
      }
      if (found === undefined) return undefined;
      if (found === 'absent') {
        isInjected ||= child.type === 'spread_element';
        continue;
      }
      values.push(...found.values);
      isInjected ||= found.isInjected;
      if (found.values.at(-1)?.isSpread !== true) return { values, isInjected };
    }
    if (values.length > 0 && object.namedChildCount <= MAX_ENTRIES) return { values, isInjected };
    return object.namedChildCount > MAX_ENTRIES ? undefined : 'absent';
  }

  #ofEntry(child: SyntaxNode, further: readonly string[], place: Place): Found {
    if (child.type === 'shorthand_property_identifier') return this.#named(child, further, place);
    const value = child.type === 'pair' ? child.childForFieldName('value') : null;
    const found = value === null ? undefined : this.#member(value, further, place);
    return found === 'absent' ? undefined : found;
  }

  /** Of a parameter that only overrides nothing is known, and nothing is missing. */
  #spread(node: SyntaxNode, rest: readonly string[], place: Place): Found {
    const local = node.type === 'identifier' ? this.#local(place.scope, node.text) : undefined;
    if (local !== undefined && local.fallback === undefined && local.value === undefined)
      return /^Partial</.test(typeText(local.binding?.type)) ? 'absent' : undefined;
    const found = this.#member(node, rest, place);
    if (found === undefined || found === 'absent') return found;
    return { ...found, values: found.values.map((value) => ({ ...value, isSpread: true })) };
  }

  /** What constants of the module hold, by their id, and fields of classes by `class id.name`; what changes is left out. */
  ofDeclarations(captured: Captured, extracted: ExtractedSymbols): (readonly [string, ConstantValue])[] {
    const positions = captured.bindings.map(({ name }) => name.startIndex);
    const scopes = this.#locals.scopesAt(positions);
    const places = findInnermost(extracted.ranges, positions);
    const found = new Map<string, ConstantValue | undefined>();
    captured.bindings.forEach((binding, index) => {
      const symbol = extracted.symbols[places[index] ?? -1];
      const scope = scopes[index] ?? -1;
      if (symbol === undefined || (scope >= 0 && !binding.isField)) return;
      const key = binding.isField
        ? `${symbol.parent ?? symbol.id}.${binding.name.text}`
        : variableKey(binding, symbol, scope)?.replace(/~\d+$/, '');
      if (key === undefined) return;
      const value = binding.isField ? binding.fallback : binding.value;
      // A declared type says nothing about the value; a second value takes the first one's certainty.
      if (value === undefined && binding.type !== undefined) return;
      const isFixed = value !== undefined && !found.has(key) && (binding.isField || !this.#altered.has(symbol.name));
      found.set(key, isFixed ? this.#held(bare(value)) : undefined);
    });
    return [...found].flatMap(([key, held]) => (held === undefined ? [] : [[key, held] as const]));
  }

  #held(value: SyntaxNode): ConstantValue | undefined {
    const place = { scope: -1, hops: 0 };
    if (value.type === 'object') {
      if (value.namedChildCount > MAX_ENTRIES) return undefined;
      const entries = value.namedChildren.flatMap((child) =>
        child === null || child.type === 'comment' ? [] : [this.#heldEntry(child, place)],
      );
      return entries.some((entry) => entry.value !== undefined) ? { entries } : undefined;
    }
    const isCall = CALLS.has(value.type) && wrapping(value) !== undefined;
    if (!isCall && !NAMES.has(value.type)) return undefined;
    const found = this.#member(value, [], place);
    const [first] = found === undefined || found === 'absent' ? [] : found.values;
    return first === undefined ? undefined : { value: first };
  }

  #heldEntry(child: SyntaxNode, place: Place): ObjectEntry {
    const isSpread = child.type === 'spread_element';
    const spread = isSpread ? child.firstNamedChild : null;
    const found = isSpread
      ? spread === null
        ? undefined
        : this.#member(spread, [], place)
      : this.#ofEntry(child, [], place);
    const [value] = found === undefined || found === 'absent' ? [] : found.values;
    const key = isSpread ? undefined : keyOf(child);
    return {
      // A computed key may be any: nothing is known of what stands before it.
      ...(key === undefined ? {} : { key }),
      ...(value === undefined || (key === undefined && !isSpread) ? {} : { value }),
    };
  }
}

function one(name: string, rest: readonly string[]): DefaultValue | undefined {
  const whole = [name, ...rest].join('.');
  return whole.length > MAX_NAME ? undefined : { values: [{ name: whole }], isInjected: false };
}

function injected(found: Found): Found {
  return found === undefined || found === 'absent' ? found : { ...found, isInjected: true };
}

/** Objects that `Object.assign` fills. */
function filled({ calls }: Captured): SyntaxNode[] {
  return calls.flatMap(({ node, callee }) => {
    const isAssign = callee.endIndex - callee.startIndex === 'Object.assign'.length && callee.text === 'Object.assign';
    const first = isAssign ? node.childForFieldName('arguments')?.firstNamedChild : undefined;
    return first === undefined || first === null ? [] : [first];
  });
}

/** Without brackets and statements about the type. */
function bare(node: SyntaxNode): SyntaxNode {
  let at = node;
  for (let depth = 0; depth < MAX_HOPS && isBareCall(at); depth++) at = at.firstNamedChild ?? at;
  return at;
}

function dotted(node: SyntaxNode): string | undefined {
  if (node.endIndex - node.startIndex > MAX_NAME) return undefined;
  const name = node.text.replace(/\s+/g, '');
  return DOTTED.test(name) ? name : undefined;
}

function typeText(type: SyntaxNode | undefined): string {
  return type === undefined || type.endIndex - type.startIndex > MAX_NAME ? '' : type.text;
}

/** `promisify(readFile)`: one name passed to a function that is known by its name to give one that does the same. */
function wrapping(call: SyntaxNode): { readonly by: string; readonly wrapped: SyntaxNode } | undefined {
  const by = call.childForFieldName('function');
  const list = call.childForFieldName('arguments');
  const wrapped = list?.firstNamedChild ?? null;
  const name = by === null ? undefined : dotted(by);
  if (name === undefined || wrapped === null || list?.namedChildCount !== 1 || !NAMES.has(wrapped.type))
    return undefined;
  return /(^|\.)(promisify|staticmethod)$/.test(name) ? { by: name, wrapped } : undefined;
}

/** Name of a member; `undefined` when it is computed. */
function keyOf(entry: SyntaxNode): string | undefined {
  if (entry.type === 'shorthand_property_identifier') return entry.text;
  const key = entry.childForFieldName('key') ?? entry.childForFieldName('name');
  if (key === null || key.endIndex - key.startIndex > MAX_NAME) return undefined;
  return /^["']?([\w$-]+)["']?$/.exec(key.text)?.[1];
}
