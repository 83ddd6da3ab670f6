import {
  type Expression,
  isArrowFunction,
  isAwaitExpression,
  isBindingElement,
  isBlock,
  isCallExpression,
  isIdentifier,
  isParameterDeclaration,
  isParenthesizedExpression,
  isPropertyAccessExpression,
  isPropertyAssignment,
  isReturnStatement,
  isShorthandPropertyAssignment,
  isVariableDeclaration,
  type Node,
} from 'typescript/unstable/ast';
import { type Symbol as CheckedSymbol, type Project, SymbolFlags } from 'typescript/unstable/sync';

/** Longest way from one name to the next. */
const MAX_HOPS = 8;

/**
 * What the checker says that names and members hold: a variable, parameter or member is followed to the value it is given,
 * a parameter's to its default. Ends at declarations that are no further name of another.
 */
export class HeldValues {
  readonly #project: Project;

  constructor(project: Project) {
    this.#project = project;
  }

  /** The declarations behind what is called; empty when the callee is itself a declaration. */
  behind(callee: Expression): Node[] {
    const found = this.#ofExpression(callee, 0);
    return found.filter((node) => !isHolder(node));
  }

  #ofExpression(written: Node, hops: number): Node[] {
    const node = bare(written);
    if (hops > MAX_HOPS) return [];
    if (isIdentifier(node)) return this.#follow(this.#project.checker.getSymbolAtLocation(node), hops + 1);
    if (isPropertyAccessExpression(node)) {
      const given = this.#member(node.expression, node.name.text);
      return this.#follow(given ?? this.#project.checker.getSymbolAtLocation(node.name), hops + 1);
    }
    if (isCallExpression(node)) {
      const [first] = node.arguments;
      return /(^|\.)promisify$/.test(node.expression.getText()) && first !== undefined
        ? this.#ofExpression(first, hops + 1)
        : [];
    }
    const call = isArrowFunction(node) ? passedOn(node.body) : undefined;
    return call === undefined ? [] : this.#ofExpression(call, hops + 1);
  }

  /** The member as the object's own value has it, where its declared type would only announce it. */
  #member(object: Node, name: string): CheckedSymbol | undefined {
    const { checker } = this.#project;
    const symbol = isIdentifier(object) ? checker.getSymbolAtLocation(object) : undefined;
    for (const node of this.#declarations(symbol)) {
      const value = isParameterDeclaration(node) || isVariableDeclaration(node) ? node.initializer : undefined;
      if (value === undefined) continue;
      const given = isIdentifier(value) ? this.#member(value, name) : undefined;
      if (given !== undefined) return given;
      const type = checker.getTypeAtLocation(value);
      const member = type === undefined ? undefined : checker.getPropertyOfType(type, name);
      if (member !== undefined) return member;
    }
    return undefined;
  }

  #follow(symbol: CheckedSymbol | undefined, hops: number): Node[] {
    const { checker } = this.#project;
    return this.#declarations(symbol).flatMap((node) => {
      if (isShorthandPropertyAssignment(node))
        return this.#follow(checker.getShorthandAssignmentValueSymbol(node), hops + 1);
      if (isBindingElement(node)) return this.#follow(this.#taken(node), hops + 1);
      const isNamed = isPropertyAssignment(node) || isVariableDeclaration(node) || isParameterDeclaration(node);
      // A function under a name of its own is a declaration, whatever it calls.
      const isFunction =
        isVariableDeclaration(node) && node.initializer !== undefined && isArrowFunction(node.initializer);
      const value = isNamed && !isFunction ? node.initializer : undefined;
      const behind = value === undefined ? [] : this.#ofExpression(value, hops + 1);
      return behind.length > 0 ? behind : [node];
    });
  }

  /** The member that `const { name } = object` takes. */
  #taken(node: Node): CheckedSymbol | undefined {
    const around = node.parent?.parent;
    const value = around !== undefined && isVariableDeclaration(around) ? around.initializer : undefined;
    const type = value === undefined ? undefined : this.#project.checker.getTypeAtLocation(value);
    const name = isBindingElement(node) ? (node.propertyName ?? node.name) : undefined;
    if (type === undefined || name === undefined || !isIdentifier(name)) return undefined;
    return this.#project.checker.getPropertyOfType(type, name.text);
  }

  #declarations(symbol: CheckedSymbol | undefined): Node[] {
    if (symbol === undefined) return [];
    const real = symbol.flags & SymbolFlags.Alias ? this.#project.checker.getAliasedSymbol(symbol) : symbol;
    return real.declarations.flatMap((handle) => handle.resolve(this.#project) ?? []);
  }
}

/** Whether a node only announces or hands on a value that the checker could not follow further. */
function isHolder(node: Node): boolean {
  return isParameterDeclaration(node) || isShorthandPropertyAssignment(node) || isBindingElement(node);
}

function bare(node: Node): Node {
  let at = node;
  while (isParenthesizedExpression(at) || isAwaitExpression(at)) at = at.expression;
  return at;
}

/** What a function calls that only passes on. */
function passedOn(body: Node): Node | undefined {
  const last = isBlock(body) ? body.statements.at(-1) : undefined;
  const value = last !== undefined && isReturnStatement(last) ? last.expression : body;
  const call = value === undefined ? undefined : bare(value);
  return call !== undefined && isCallExpression(call) ? call.expression : undefined;
}
