import type { SymbolId } from '../../../analysis.ts';
import type { SyntaxNode } from '../../syntax-node.ts';
import { dottedName, type GoSurfaceContext } from './go-surface-context.ts';

/** Longest way from one variable to the next. */
const MAX_STEPS = 6;

/**
 * What holds a value in Go, as a text that is equal wherever the same thing is meant: `name` or `pkg.name` of a package, a
 * function's own variable as `@declaration name`, a value that no name holds as `@offset`. A function stands for what it
 * returns.
 */
export class GoHandles {
  readonly #context: GoSurfaceContext;

  constructor(context: GoSurfaceContext) {
    this.#context = context;
  }

  /** What an expression stands for; `undefined` when nothing in the file tells. */
  of(node: SyntaxNode | undefined, steps = 0): string | undefined {
    if (node === undefined || steps > MAX_STEPS) return undefined;
    switch (node.type) {
      case 'identifier':
        return this.#ofName(node, steps);
      case 'selector_expression': {
        const name = dottedName(node);
        if (name === '') return undefined;
        return this.#context.values.isLocalName(node) ? this.#own(node, name) : name;
      }
      case 'call_expression': {
        const callee = node.childForFieldName('function') ?? undefined;
        const name = callee === undefined ? '' : dottedName(callee);
        return callee === undefined || name === '' || this.#context.values.isLocalName(callee) ? undefined : name;
      }
      case 'unary_expression':
        return this.of(node.childForFieldName('operand') ?? undefined, steps + 1);
      case 'composite_literal':
      case 'literal_value':
        return handleOfLiteral(node);
      default:
        return undefined;
    }
  }

  #ofName(node: SyntaxNode, steps: number): string | undefined {
    const declared = this.#context.values.valueOfLocal(node);
    if (declared === 'none') return node.text;
    if (declared === undefined) return this.#own(node, node.text);
    const isMade = declared.type === 'call_expression' || declared.type === 'identifier';
    return isMade ? this.of(declared, steps + 1) : this.#own(node, node.text);
  }

  #own(node: SyntaxNode, name: string): string | undefined {
    const [declaration] = this.#context.declarationsAt([node.startIndex]);
    return declaration === undefined ? undefined : ownHandle(declaration, name);
  }
}

/** The variable of a function. */
export function ownHandle(declaration: SymbolId, name: string): string {
  return `@${declaration} ${name}`;
}

/** A value written in place. */
export function handleOfLiteral(literal: SyntaxNode): string {
  return `@${literal.startIndex}`;
}
