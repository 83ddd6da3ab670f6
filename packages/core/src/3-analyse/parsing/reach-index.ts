import { findRunners } from './at-once.ts';
import type { Captured } from './captured.ts';
import { scopeRange } from './extract-symbols.ts';
import { isFailure, leadsOut } from './guard-index.ts';
import { findInnermost, findParents, type NestedRange } from './nested-ranges.ts';
import type { SyntaxNode } from './syntax-node.ts';

/** What else decides whether a place is reached, beside the conditions that are kept of it. */
export interface Reach {
  /** It stands in a function inside the declaration around it, which runs when somebody calls that function. */
  readonly isNested: boolean;
  /** It is reached only sometimes, for a reason that is no condition around it: a short circuit, a return before it. */
  readonly isPartial: boolean;
  /** The only such reason is a return before it. */
  readonly isBehindReturn: boolean;
  /** The call that the function in which it stands is passed to: the outermost one, when each function on the way is passed on. */
  readonly passedTo?: SyntaxNode;
}

/** Blocks of statements. */
const BLOCKS = new Set([
  'statement_block',
  'block',
  'program',
  'module',
  'switch_case',
  'switch_default',
  'case_block',
]);

/** Levels looked up from a return to the block that holds its condition. */
const MAX_LEVELS = 40;

/** Finds out how surely code is reached inside its declaration. Linear in the number of functions, returns and positions. */
export class ReachIndex {
  readonly #scopes: readonly SyntaxNode[];
  readonly #ranges: readonly NestedRange[];
  readonly #parents: Int32Array;
  /** The function as a part of which each one runs. */
  readonly #runners: Int32Array;
  /** Offset behind which code of a scope is reached only when no return before it was taken. */
  readonly #partialFrom: Float64Array;
  readonly #maybes: readonly NestedRange[];
  /** The rest of a loop's body behind a place that may have ended the turn, for a reason that no guard tells. */
  readonly #skipped: readonly NestedRange[];

  constructor(captured: Captured) {
    this.#scopes = captured.scopes;
    this.#ranges = captured.scopes.map(scopeRange);
    this.#parents = findParents(this.#ranges);
    this.#runners = findRunners(this.#scopes, this.#parents);
    this.#maybes = captured.maybes.map(({ startIndex: start, endIndex: end }) => ({ start, end }));
    this.#partialFrom = this.#findPartial(captured.returns);
    this.#skipped = captured.skips.flatMap((node) => skippedBehind(node) ?? []);
  }

  /** How surely each position is reached. */
  at(positions: readonly number[]): Reach[] {
    const scopes = findInnermost(this.#ranges, positions);
    const maybes = findInnermost(this.#maybes, positions);
    const skipped = findInnermost(this.#skipped, positions);
    return positions.map((position, index) => {
      const scope = scopes[index] ?? -1;
      const runner = this.#runners[scope] ?? -1;
      const maybe = this.#maybes[maybes[index] ?? -1];
      const start = this.#scopes[runner]?.startIndex ?? 0;
      const skip = this.#skipped[skipped[index] ?? -1];
      const isInScope = [maybe, skip].some((range) => range !== undefined && range.start >= start);
      const passedTo = this.#passedTo(scope);
      const isBehindReturn = this.#isBehindReturn(position, scope, runner);
      return {
        ...(passedTo === undefined ? {} : { passedTo }),
        isNested: (this.#parents[runner] ?? -1) >= 0,
        isPartial: isInScope || isBehindReturn,
        isBehindReturn: isBehindReturn && !isInScope,
      };
    });
  }

  /** Whether a return of the function, or of one that runs as a part of it, may come first. */
  #isBehindReturn(position: number, scope: number, runner: number): boolean {
    for (let at = scope; at >= 0; at = this.#parents[at] ?? -1) {
      if (position >= (this.#partialFrom[at] ?? Number.POSITIVE_INFINITY)) return true;
      if (at === runner) return false;
    }
    return false;
  }

  #passedTo(scope: number): SyntaxNode | undefined {
    let outermost: SyntaxNode | undefined;
    let at = scope;
    for (let depth = 0; at >= 0 && (this.#parents[at] ?? -1) >= 0; depth++) {
      const call = callAround(this.#scopes[at]);
      if (depth > MAX_LEVELS || call === undefined) return undefined;
      outermost = call;
      at = this.#parents[at] ?? -1;
    }
    return outermost;
  }

  /** A return under a condition makes what follows the condition's own block uncertain; inside the block, guards tell. */
  #findPartial(returns: readonly SyntaxNode[]): Float64Array {
    const from = new Float64Array(this.#scopes.length).fill(Number.POSITIVE_INFINITY);
    const owners = findInnermost(
      this.#ranges,
      returns.map(({ startIndex }) => startIndex),
    );
    returns.forEach((node, index) => {
      const owner = owners[index] ?? -1;
      const scope = this.#scopes[owner];
      const end = scope === undefined ? undefined : uncertainFrom(node, scope);
      if (end !== undefined) from[owner] = Math.min(from[owner] ?? end, end);
    });
    return from;
  }
}

/** The call that a function is an argument of. */
function callAround(scope: SyntaxNode | undefined): SyntaxNode | undefined {
  const list = scope?.parent;
  const isPassed =
    list !== null && list !== undefined && /^(arguments|argument_list|keyword_argument)$/.test(list.type);
  const call = list?.type === 'keyword_argument' ? list.parent?.parent : list?.parent;
  return isPassed && call !== null && call !== undefined ? call : undefined;
}

/** Where the code begins that a return may keep from running and that no guard tells about. */
function uncertainFrom(node: SyntaxNode, scope: SyntaxNode): number | undefined {
  let statement: SyntaxNode = node;
  let holder: SyntaxNode | null = node.parent;
  let isGuarded = false;
  for (let level = 0; holder !== null && holder.id !== scope.id && level < MAX_LEVELS; level++) {
    if (/^(if_statement|elif_clause|else_clause)$/.test(holder.type)) isGuarded = true;
    // Handing an error back is what is expected of a failure.
    if (holder.type === 'if_statement' && handsBack(holder, scope)) return undefined;
    if (/^(catch|except)_clause$/.test(holder.type)) return undefined;
    const isBlock = BLOCKS.has(holder.type);
    const isBody = holder.parent?.id === scope.id;
    if (isBlock && isBody) return undefined;
    // The block in which the `if` stands: behind it in there the condition is known not to hold.
    if (isBlock && isGuarded && isIf(statement)) {
      if (!isBranch(holder) || !leadsOut(holder)) return endOf(holder);
      // All ways through the block lead out: behind it, its own condition is known not to hold.
      isGuarded = false;
    }
    if (isBlock && !isBranch(holder)) return endOf(holder);
    // Go lists the statements of a block.
    if (holder.type !== 'statement_list') statement = holder;
    holder = holder.parent;
  }
  return undefined;
}

const LOOPS = /^(for_statement|for_in_statement|while_statement|do_statement)$/;
const BREAKABLE =
  /^(for_statement|for_in_statement|while_statement|do_statement|\w*switch_statement|select_statement)$/;

/** What a `continue` or `break` may keep from running in its loop and that no guard tells about. */
function skippedBehind(node: SyntaxNode): NestedRange | undefined {
  const isBreak = node.type === 'break_statement';
  let loop: SyntaxNode | null = node.parent;
  for (let level = 0; loop !== null && level < MAX_LEVELS; level++) {
    if ((isBreak ? BREAKABLE : LOOPS).test(loop.type)) break;
    loop = loop.parent;
  }
  if (loop === null || !LOOPS.test(loop.type)) return undefined;
  const start = uncertainFrom(node, loop);
  return start === undefined || start >= loop.endIndex ? undefined : { start, end: loop.endIndex };
}

/** What a `finally` holds runs after a return, too: only what stands behind the whole statement is uncertain. */
function endOf(block: SyntaxNode): number {
  return block.parent?.type === 'try_statement' ? block.parent.endIndex : block.endIndex;
}

function handsBack(statement: SyntaxNode, scope: SyntaxNode): boolean {
  const condition = statement.childForFieldName('condition');
  return (
    /^(func_literal|(function|method)_declaration)$/.test(scope.type) && condition !== null && isFailure(condition)
  );
}

function isIf({ type }: SyntaxNode): boolean {
  return type === 'if_statement';
}

/** Whether a block is what a condition decides. */
function isBranch(block: SyntaxNode): boolean {
  return /^(if_statement|elif_clause|else_clause)$/.test(block.parent?.type ?? '');
}
