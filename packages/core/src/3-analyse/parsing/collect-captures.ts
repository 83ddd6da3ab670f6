import type { SymbolFact } from '../analysis.ts';
import type { SyntaxMatch, SyntaxNode } from './syntax-node.ts';

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

/** A condition and the code that runs only under it. */
export interface CapturedGuard {
  readonly kind: 'if' | 'case' | 'catch' | 'except';
  readonly condition: SyntaxNode;
  readonly body: SyntaxNode;
  /** A statement before the condition: `err := f(); err != nil`. */
  readonly init?: SyntaxNode;
}

/** A read of an environment variable. */
export interface CapturedEnvironment {
  readonly node: SyntaxNode;
  readonly name: SyntaxNode;
  default?: SyntaxNode;
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
  readonly environment: Map<number, CapturedEnvironment>;
  /** Default values by id of the expression they stand in for. */
  readonly defaults: Map<number, SyntaxNode>;
  /** Ids of expressions that are assigned to or deleted. */
  readonly written: Set<number>;
  readonly titles: SyntaxNode[];
  /** Declared name with the name it leaves under. */
  readonly exports: { readonly name: string; readonly as: string }[];
  /** Names of an `__all__` list; absent when there is none. */
  listed?: Set<string>;
  readonly comments: SyntaxNode[];
  /** Stretches in which names count, and what brings names, where a language needs both exactly. */
  readonly blocks: SyntaxNode[];
  readonly binds: SyntaxNode[];
  /** Name of the package. */
  readonly packages: SyntaxNode[];
}

/** Patterns that say more about a declaration win over those that say less. */
const KIND_ORDER = [
  'signature',
  'function',
  'class',
  'method',
  'interface',
  'type',
  'enum',
  'module',
  'constant',
  'variable',
  'property',
];

type Named = ReadonlyMap<string, SyntaxNode>;

/** Sorts query matches by what they mean; the meaning of each capture name is in the query files. */
export function collectCaptures(matches: readonly SyntaxMatch[]): Captured {
  const captured: Captured = {
    definitions: new Map(),
    bases: new Map(),
    docs: new Map(),
    moduleDocs: [],
    scopes: [],
    locals: [],
    calls: [],
    guards: [],
    environment: new Map(),
    defaults: new Map(),
    written: new Set(),
    titles: [],
    exports: [],
    comments: [],
    blocks: [],
    binds: [],
    packages: [],
  };
  for (const match of matches) {
    const named = new Map(match.captures.map(({ name, node }) => [name, node]));
    addMatch(captured, named);
  }
  return captured;
}

function addMatch(captured: Captured, named: Named): void {
  const name = named.get('name');
  if (name !== undefined) addDefinition(captured, named, name);
  else if (named.has('env.name') || named.has('env.defaulted') || named.has('env.written'))
    addEnvironment(captured, named);
  else if (named.has('base')) addBase(captured, named);
  else if (named.has('call')) addPair(named, 'call', 'callee', (node, callee) => captured.calls.push({ node, callee }));
  else if (named.has('guard.body')) addGuard(captured, named);
  else if (named.has('doc.of')) addPair(named, 'doc.of', 'doc', (of, doc) => captured.docs.set(of.id, doc));
  else addSingles(captured, named);
}

function addDefinition(captured: Captured, named: Named, name: SyntaxNode): void {
  for (const [capture, node] of named) {
    if (!capture.startsWith('def.')) continue;
    const written = capture.slice('def.'.length);
    const known = captured.definitions.get(name.id);
    if (known !== undefined && KIND_ORDER.indexOf(written) >= orderOf(known)) {
      if (written === known.kind) addMissingParts(captured, known, named);
      continue;
    }
    const body = named.get('body');
    const value = named.get('value');
    captured.definitions.set(name.id, {
      kind: written === 'signature' ? 'function' : (written as SymbolFact['kind']),
      isSignature: written === 'signature',
      node,
      name,
      ...(body === undefined ? {} : { body }),
      ...(value === undefined ? {} : { value }),
    });
  }
}

function orderOf(definition: CapturedDefinition): number {
  return KIND_ORDER.indexOf(definition.isSignature ? 'signature' : definition.kind);
}

/** Two patterns of one kind may each know a part, such as the body of a type that also has a value. */
function addMissingParts(captured: Captured, known: CapturedDefinition, named: Named): void {
  const body = known.body ?? named.get('body');
  const value = known.value ?? named.get('value');
  captured.definitions.set(known.name.id, {
    ...known,
    ...(body === undefined ? {} : { body }),
    ...(value === undefined ? {} : { value }),
  });
}

function addEnvironment(captured: Captured, named: Named): void {
  const written = named.get('env.written');
  const defaulted = named.get('env.defaulted');
  const literal = named.get('env.default');
  const name = named.get('env.name');
  const node = named.get('env');
  if (written !== undefined) captured.written.add(written.id);
  else if (defaulted !== undefined && literal !== undefined) captured.defaults.set(defaulted.id, literal);
  else if (name !== undefined && node !== undefined) {
    captured.environment.set(name.id, { node, name, ...(literal === undefined ? {} : { default: literal }) });
  }
}

function addBase(captured: Captured, named: Named): void {
  addPair(named, 'base.of', 'base', (of, base) => {
    const list = captured.bases.get(of.id);
    if (list === undefined) captured.bases.set(of.id, [base]);
    else list.push(base);
  });
}

function addGuard(captured: Captured, named: Named): void {
  for (const kind of ['if', 'case', 'catch', 'except'] as const) {
    addPair(named, `guard.${kind}`, 'guard.body', (condition, body) => {
      const init = named.get('guard.init');
      captured.guards.push({ kind, condition, body, ...(init === undefined ? {} : { init }) });
    });
  }
}

function addPair(
  named: Named,
  first: string,
  second: string,
  use: (first: SyntaxNode, second: SyntaxNode) => void,
): void {
  const one = named.get(first);
  const two = named.get(second);
  if (one !== undefined && two !== undefined) use(one, two);
}

function addSingles(captured: Captured, named: Named): void {
  const lists: readonly (readonly [string, SyntaxNode[]])[] = [
    ['scope', captured.scopes],
    ['local', captured.locals],
    ['title', captured.titles],
    ['comment', captured.comments],
    ['doc.module', captured.moduleDocs],
    ['block', captured.blocks],
    ['bind', captured.binds],
    ['go.package', captured.packages],
  ];
  for (const [capture, list] of lists) {
    const node = named.get(capture);
    if (node !== undefined) list.push(node);
  }
  const declared = named.get('export.name');
  if (declared !== undefined) {
    captured.exports.push({ name: declared.text, as: unquote(named.get('export.alias')?.text ?? declared.text) });
  }
  const standard = named.get('export.default');
  if (standard !== undefined) captured.exports.push({ name: standard.text, as: 'default' });
  const listed = named.get('export.listed');
  if (listed !== undefined) {
    captured.listed ??= new Set();
    captured.listed.add(unquote(listed.text));
  }
}

/** A string literal without its quotes; other text unchanged. */
export function unquote(text: string): string {
  return text.replace(/^[rbuRBUfF]{0,2}(["'`])(.*)\1$/s, '$2');
}
