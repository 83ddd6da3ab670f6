import type { DescribedCall } from '../extract-calls.ts';
import type { SyntaxNode } from '../syntax-node.ts';
import { cut, dottedName, type SurfaceContext } from './surface-context.ts';

/** Longest way followed back through a chain of calls and variables. */
const MAX_STEPS = 200;

/** Longest command path, in words. */
const MAX_WORDS = 4;

/** Methods that give a command below the one they are called on. */
const COMMANDS = new Set(['command', 'add_parser', 'addCommand']);

/** A value that a variable had from one place on. */
interface Assigned {
  readonly at: number;
  readonly value: SyntaxNode;
}

/**
 * Tells for a call in a chain such as `program.command('serve').option('--port <n>')` which command it speaks of: follows the
 * chain and the variables at its beginning back to where the command was named. `''` is the program itself.
 */
export class CommandChains {
  readonly #context: SurfaceContext;
  readonly #known = new Map<number, string | undefined>();
  readonly #assigned = new Map<string, Assigned[]>();
  /** Calls that name a command, in text order, to find the one around a function that builds it. */
  readonly #naming: readonly DescribedCall[];
  /** Variables that are added to a program as commands. */
  readonly #added = new Set<string>();

  constructor(context: SurfaceContext) {
    this.#context = context;
    for (const { name, value, isField } of context.captured.bindings) {
      if (value === undefined || isField) continue;
      const list = this.#assigned.get(name.text) ?? [];
      list.push({ at: name.startIndex, value });
      this.#assigned.set(name.text, list);
    }
    for (const list of this.#assigned.values()) list.sort((left, right) => left.at - right.at);
    this.#naming = context.calls.filter((call) => COMMANDS.has(lastName(call)));
    for (const call of this.#naming) {
      const [added] = lastName(call) === 'addCommand' ? context.argumentNodes(call.call.node) : [];
      if (added?.type === 'identifier') this.#added.add(added.text);
    }
  }

  /** Path of the command that a call speaks of: for `x.command('serve')` the new one; `undefined` when nothing tells. */
  of(call: DescribedCall): string | undefined {
    return this.#ofNode(call.call.node, 0);
  }

  #ofNode(node: SyntaxNode, steps: number): string | undefined {
    const known = this.#known.get(node.id);
    if (known !== undefined || this.#known.has(node.id)) return known;
    if (steps > MAX_STEPS) return undefined;
    // A cycle of variables finds this instead of itself.
    this.#known.set(node.id, undefined);
    const found = this.#find(node, steps);
    this.#known.set(node.id, found);
    return found;
  }

  #find(node: SyntaxNode, steps: number): string | undefined {
    const call = this.#context.callAt(node);
    if (node.type === 'new_expression') return this.#constructed(node);
    if (call === undefined)
      return node.type === 'await_expression' ? this.#inner(node, steps) : this.#ofName(node, steps);
    const object = call.call.callee.childForFieldName('object');
    if (object === null) return isMaker(call) ? '' : undefined;
    const base = this.#ofObject(object, steps + 1);
    const [first] = COMMANDS.has(lastName(call)) ? this.#context.argumentNodes(call.call.node) : [];
    const literal = lastName(call) === 'addCommand' ? undefined : this.#context.literal(first);
    if (literal === undefined || base === undefined) return base;
    const name = commandName(literal);
    return name === '' ? base : [...base.split(' ').filter(Boolean), name].slice(0, MAX_WORDS).join(' ');
  }

  /** What the next call of a chain speaks of: yargs, and commander with a description, go on with the program. */
  #ofObject(node: SyntaxNode, steps: number): string | undefined {
    const call = this.#context.callAt(node);
    const object =
      call !== undefined && lastName(call) === 'command' ? call.call.callee.childForFieldName('object') : null;
    if (object === null) return this.#ofNode(node, steps);
    const isDescribed = this.#context.literal(this.#context.argumentNodes(node)[1]) !== undefined;
    const goesOn = this.#context.uses('yargs') || (isDescribed && this.#context.uses('commander'));
    return goesOn ? this.#ofObject(object, steps + 1) : this.#ofNode(node, steps);
  }

  #inner(node: SyntaxNode, steps: number): string | undefined {
    return node.firstNamedChild === null ? undefined : this.#ofNode(node.firstNamedChild, steps + 1);
  }

  /** `new Command('serve')` is a command of its own only where it is added to another. */
  #constructed(node: SyntaxNode): string | undefined {
    const type = node.childForFieldName('constructor');
    if (type === null || !/(^|\.)(Command|Commander)$/.test(cut(type, 120))) return undefined;
    const [first] = this.#context.argumentNodes(node);
    const name = this.#context.literal(first);
    const holder =
      node.parent?.type === 'variable_declarator' ? node.parent.childForFieldName('name')?.text : undefined;
    const isAdded = holder !== undefined && this.#added.has(holder);
    return name !== undefined && isAdded ? commandName(name) : '';
  }

  #ofName(node: SyntaxNode, steps: number): string | undefined {
    const name = dottedName(node);
    if (name === '') return undefined;
    const list = this.#assigned.get(name) ?? [];
    const before = list.findLast(({ at }) => at < node.startIndex);
    if (before !== undefined) return this.#ofNode(before.value, steps + 1);
    return this.#around(node) ?? '';
  }

  /** The command whose call holds the function in which a name stands: `command('serve', 'help', (args) => args.option(…))`. */
  #around(node: SyntaxNode): string | undefined {
    let nearest: DescribedCall | undefined;
    for (const call of this.#naming) {
      const list = call.call.node.childForFieldName('arguments');
      const isInside = list !== null && list.startIndex < node.startIndex && node.endIndex < list.endIndex;
      if (isInside && (nearest === undefined || call.at > nearest.at)) nearest = call;
    }
    return nearest === undefined ? undefined : this.#ofNode(nearest.call.node, MAX_STEPS - 5);
  }
}

/** Last name of what is called. */
export function lastName({ callee }: DescribedCall): string {
  return callee.slice(callee.lastIndexOf('.') + 1);
}

/** `serve` of `serve [port]`; `''` for the default command `$0` or `[root]`. */
export function commandName(written: string): string {
  const [word = ''] = written.trim().split(/\s+/);
  return /^[[<$*]/.test(word) ? '' : word;
}

function isMaker({ callee }: DescribedCall): boolean {
  return (
    /^(yargs|cac|createCommand|program|sade|Yargs)$/.test(callee) || /(^|\.)(ArgumentParser|OptionParser)$/.test(callee)
  );
}
