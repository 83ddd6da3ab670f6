import type { SymbolFact } from '../analysis.ts';
import type { SyntaxNode } from './syntax-node.ts';

/** A declaration as the query found it. */
export interface CapturedDefinition {
  readonly kind: SymbolFact['kind'];
  /** Whether it only announces a function whose body stands elsewhere (overload, ambient declaration). */
  readonly isSignature: boolean;
  readonly node: SyntaxNode;
  readonly name: SyntaxNode;
  readonly body?: SyntaxNode;
  readonly value?: SyntaxNode;
}

/** A call with what is called. */
export interface CapturedCall {
  readonly node: SyntaxNode;
  readonly callee: SyntaxNode;
}

/** A condition or the head of a loop, and the code that runs only under it. */
export interface CapturedGuard {
  readonly kind: (typeof GUARD_KINDS)[number];
  readonly condition: SyntaxNode;
  /** A statement before the condition: `err := f(); err != nil`. */
  readonly init?: SyntaxNode;
  /** Last part of a head of several parts, such as what a loop goes over. */
  readonly to?: SyntaxNode;
  readonly body: SyntaxNode;
  /** The whole statement: what follows the body, in it or behind it, may run only without the condition. */
  readonly whole?: SyntaxNode;
  /** As `whole`, but only the rest inside it counts: `a ? b : c`, `elif`. */
  readonly rest?: SyntaxNode;
}

/** Kinds of guards as queries name them: `guard.<kind>`. */
export const GUARD_KINDS = ['if', 'case', 'catch', 'except', 'loop'] as const;

/** A name that gets a value or a type: a variable, a parameter, a field. */
export interface CapturedBinding {
  /** The name, or for a field the name behind `this.` or `self.`. */
  readonly name: SyntaxNode;
  readonly isField: boolean;
  readonly type?: SyntaxNode;
  readonly value?: SyntaxNode;
  /** What stands in for a parameter that is not given, or for a field of an object in its class. */
  readonly fallback?: SyntaxNode;
  /** Whether the value is what a context manager gives, not what was called. */
  readonly isEntered: boolean;
}

/** A decorator's expression with the name of what it decorates. */
export interface CapturedDecorator {
  readonly node: SyntaxNode;
  readonly decorated: SyntaxNode;
}

/** A statement that ends early or answers: what is thrown, returned or assigned. */
export interface CapturedOutcome {
  readonly kind: 'throw' | 'return' | 'assign';
  readonly node: SyntaxNode;
  readonly value: SyntaxNode;
  /** What is assigned to. */
  readonly target?: SyntaxNode;
}

/** A read of an environment variable. */
export interface CapturedEnvironment {
  readonly node: SyntaxNode;
  readonly name: SyntaxNode;
  /** Name that has to stand for the environment; absent when the environment itself is read. */
  readonly of?: SyntaxNode;
  default?: SyntaxNode;
}

/** An entry that an assignment adds to a table: `codecs["gzip"] = gzipCodec{}`. */
export interface CapturedPut {
  readonly node: SyntaxNode;
  readonly table: SyntaxNode;
  readonly key: SyntaxNode;
  readonly value: SyntaxNode;
}

/** Everything a query found in one tree, by what it is. Nodes are valid as long as the tree is. */
export interface Captured {
  /** By id of the name node: of several patterns that match one declaration the most telling counts. */
  readonly definitions: Map<number, CapturedDefinition>;
  /** Heritage names by id of the declaration. */
  readonly bases: Map<number, SyntaxNode[]>;
  /** Docstrings by id of the declaration. */
  readonly docs: Map<number, SyntaxNode>;
  readonly moduleDocs: SyntaxNode[];
  readonly scopes: SyntaxNode[];
  readonly locals: SyntaxNode[];
  readonly calls: CapturedCall[];
  readonly guards: CapturedGuard[];
  readonly bindings: CapturedBinding[];
  readonly outcomes: CapturedOutcome[];
  readonly decorators: CapturedDecorator[];
  /** Statements that run only when a file is the program: `if __name__ == "__main__":`. */
  readonly mains: SyntaxNode[];
  readonly environment: Map<number, CapturedEnvironment>;
  /** Reads whose name is an expression. */
  readonly computedReads: { readonly node: SyntaxNode; readonly name: SyntaxNode }[];
  /** Parameters and variables that stand for the environment. */
  readonly environmentNames: SyntaxNode[];
  /** Default values by id of the expression they stand in for. */
  readonly defaults: Map<number, SyntaxNode>;
  /** Expressions that are assigned to or deleted, by id. */
  readonly written: Map<number, SyntaxNode>;
  /** Expressions that are assigned to by operators: `||=`. */
  readonly assigned: SyntaxNode[];
  readonly titles: SyntaxNode[];
  /** Declared name with the name it leaves under. */
  readonly exports: { readonly name: string; readonly as: string }[];
  /** Names of an `__all__` list; absent when there is none. */
  listed?: Set<string>;
  readonly comments: SyntaxNode[];
  /** Expressions that are evaluated only sometimes: behind `&&`, `||`, `??`, as a default. */
  readonly maybes: SyntaxNode[];
  /** Statements of Go whose call waits until the function ends. */
  readonly deferred: SyntaxNode[];
  readonly returns: SyntaxNode[];
  /** Statements that end a turn of a loop, or the loop; in a `switch`, the switch. */
  readonly skips: SyntaxNode[];
  /** Stretches in which names count, and what brings names, where a language needs both exactly. */
  readonly blocks: SyntaxNode[];
  readonly binders: SyntaxNode[];
  readonly puts: CapturedPut[];
  /** Literals of types that frameworks know. */
  readonly literals: SyntaxNode[];
  /** Name of the package. */
  readonly packages: SyntaxNode[];
}
