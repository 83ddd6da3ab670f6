import { findInnermost } from '../nested-ranges.ts';
import type { SyntaxNode } from '../syntax-node.ts';
import { namesOf } from './type-text.ts';

/** A name of a function: parameter, variable, loop variable. */
export interface GoLocal {
  readonly name: string;
  /** The declaration it comes from. */
  readonly node: SyntaxNode;
  /** Its place among the names of the declaration, and how many there are. */
  readonly index: number;
  readonly count: number;
  /** Offset from which the name means this. */
  readonly from: number;
}

/** Most declarations looked at in one file. */
const MAX_BINDS = 20_000;

/** Blocks around a name that are searched; deeper nesting counts as local. */
const MAX_LEVELS = 100;

/** What names mean inside functions, by Go's block scopes. Built in one sweep. */
export class GoScopes {
  readonly #blocks: readonly SyntaxNode[];
  readonly #parents: Int32Array;
  readonly #names: Map<string, GoLocal[]>[];
  /** Offsets at which the innermost block changes, and that block. */
  readonly #edges: Int32Array;
  readonly #blockAt: Int32Array;

  constructor(blocks: readonly SyntaxNode[], binds: readonly SyntaxNode[]) {
    this.#blocks = blocks;
    const ranges = blocks.map(({ startIndex, endIndex }) => ({ start: startIndex, end: endIndex }));
    this.#parents = findInnermost(
      ranges,
      ranges.map(({ start }, index) => (blocks[index]?.parent == null ? -1 : start - 1)),
    );
    this.#names = blocks.map(() => new Map<string, GoLocal[]>());
    const edges = [...new Set(ranges.flatMap(({ start, end }) => [start, end]))].sort((left, right) => left - right);
    this.#edges = Int32Array.from(edges);
    this.#blockAt = findInnermost(ranges, edges);
    for (const bind of binds.slice(0, MAX_BINDS)) this.#add(bind);
    for (const names of this.#names)
      for (const list of names.values()) list.sort((left, right) => left.from - right.from);
  }

  #add(bind: SyntaxNode): void {
    if (bind.type === 'type_switch_statement') {
      this.#addSwitch(bind);
      return;
    }
    if (!isOfFunction(bind)) return;
    const block = this.#at(bind.startIndex);
    if (block < 0) return;
    const names = boundNames(bind);
    const isParameter = bind.type.endsWith('parameter_declaration');
    names.forEach((node, index) => {
      const from = isParameter ? 0 : bind.endIndex;
      this.#put(block, { name: node.text, node: bind, index, count: names.length, from });
    });
  }

  /** The name of a type switch is a name of each of its cases. */
  #addSwitch(node: SyntaxNode): void {
    const alias = node.childForFieldName('alias')?.firstNamedChild;
    if (alias == null) return;
    const name = alias.text;
    for (let child = node.firstNamedChild; child !== null; child = child.nextSibling) {
      if (child.type !== 'type_case' && child.type !== 'default_case') continue;
      this.#put(this.#at(child.startIndex), { name, node: child, index: 0, count: 1, from: 0 });
    }
  }

  #put(block: number, local: GoLocal): void {
    const names = this.#names[block];
    if (names === undefined || local.name === '_') return;
    const known = names.get(local.name);
    if (known === undefined) names.set(local.name, [local]);
    else known.push(local);
  }

  /** Index of the innermost block around an offset, -1 outside of functions. */
  #at(offset: number): number {
    let low = -1;
    let high = this.#edges.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#edges[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low < 0 ? -1 : (this.#blockAt[low] ?? -1);
  }

  /** Whether an offset lies inside of a function or its head. */
  isInside(offset: number): boolean {
    return this.#at(offset) >= 0;
  }

  /** Whether a name inside of a function means something of the package or file. */
  isFree(name: string, offset: number): boolean {
    const block = this.#at(offset);
    return block >= 0 && this.#findIn(block, name, offset) === undefined;
  }

  /** What a name means at an offset; `undefined` for a name of the package or file. */
  find(name: string, offset: number): GoLocal | 'unknown' | undefined {
    return this.#findIn(this.#at(offset), name, offset);
  }

  #findIn(innermost: number, name: string, offset: number): GoLocal | 'unknown' | undefined {
    let block = innermost;
    for (let level = 0; block >= 0; level++) {
      if (level > MAX_LEVELS) return 'unknown';
      const found = this.#names[block]?.get(name)?.findLast(({ from }) => from <= offset);
      if (found !== undefined) return found;
      block = this.#parents[block] ?? -1;
    }
    return undefined;
  }

  /** The outermost function around an offset. */
  functionAt(offset: number): SyntaxNode | undefined {
    let block = this.#at(offset);
    for (let level = 0; block >= 0; level++) {
      const above = this.#parents[block] ?? -1;
      if (above < 0 || level > MAX_LEVELS) break;
      block = above;
    }
    return this.#blocks[block];
  }
}

const FUNCTIONS = new Set(['function_declaration', 'method_declaration', 'func_literal']);

/** Parameters of a function type name nothing. */
function isOfFunction(bind: SyntaxNode): boolean {
  if (!bind.type.endsWith('parameter_declaration')) return true;
  return FUNCTIONS.has(bind.parent?.parent?.type ?? '');
}

/** The names that a declaration brings; none when it only assigns. */
function boundNames(bind: SyntaxNode): SyntaxNode[] {
  if (bind.type.endsWith('_spec') || bind.type.endsWith('parameter_declaration')) return namesOf(bind);
  if (bind.type !== 'short_var_declaration' && !hasMark(bind, ':=')) return [];
  const found: SyntaxNode[] = [];
  const left = bind.childForFieldName('left');
  for (let child = left?.firstNamedChild ?? null; child !== null; child = child.nextSibling) {
    if (child.type === 'identifier' || child.type === 'blank_identifier') found.push(child);
  }
  return found;
}

function hasMark(node: SyntaxNode, mark: string): boolean {
  for (let child = node.firstChild; child !== null; child = child.nextSibling) if (child.type === mark) return true;
  return false;
}
