import type { SymbolFact } from '../analysis.ts';
import { type Captured, type CapturedDefinition, GUARD_KINDS } from './captured.ts';
import type { SyntaxMatch, SyntaxNode } from './syntax-node.ts';

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
    bindings: [],
    outcomes: [],
    decorators: [],
    mains: [],
    environment: new Map(),
    computedReads: [],
    environmentNames: [],
    defaults: new Map(),
    written: new Map(),
    assigned: [],
    titles: [],
    exports: [],
    comments: [],
    maybes: [],
    deferred: [],
    returns: [],
    skips: [],
    blocks: [],
    binders: [],
    puts: [],
    literals: [],
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
  else if (named.has('env.computed'))
    addPair(named, 'env', 'env.computed', (node, name) => captured.computedReads.push({ node, name }));
  else if (named.has('base')) addBase(captured, named);
  else if (named.has('call')) addPair(named, 'call', 'callee', (node, callee) => captured.calls.push({ node, callee }));
  else if (named.has('guard.body')) addGuard(captured, named);
  else if (named.has('bind') || named.has('field')) addBinding(captured, named);
  else if (named.has('outcome.value')) addOutcome(captured, named);
  else if (named.has('decorator'))
    addPair(named, 'decorator', 'decorated', (node, decorated) => captured.decorators.push({ node, decorated }));
  else if (named.has('go.put')) addPut(captured, named);
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
  if (written !== undefined) captured.written.set(written.id, written);
  else if (defaulted !== undefined && literal !== undefined) captured.defaults.set(defaulted.id, literal);
  else if (name !== undefined && node !== undefined) {
    const of = named.get('env.of');
    // `environ['A']` may be found twice: as the environment, and as a name that could stand for it.
    if (of !== undefined && captured.environment.has(name.id)) return;
    captured.environment.set(name.id, {
      node,
      name,
      ...(literal === undefined ? {} : { default: literal }),
      ...(of === undefined ? {} : { of }),
    });
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
  const to = named.get('guard.to');
  const whole = named.get('guard.whole');
  const rest = named.get('guard.rest');
  const init = named.get('guard.init');
  const parts = {
    ...(init === undefined ? {} : { init }),
    ...(to === undefined ? {} : { to }),
    ...(whole === undefined ? {} : { whole }),
    ...(rest === undefined ? {} : { rest }),
  };
  for (const kind of GUARD_KINDS) {
    addPair(named, `guard.${kind}`, 'guard.body', (condition, body) =>
      captured.guards.push({ kind, condition, body, ...parts }),
    );
  }
}

function addBinding(captured: Captured, named: Named): void {
  const field = named.get('field');
  const name = field ?? named.get('bind');
  const type = named.get('bind.type');
  const entered = named.get('bind.entered');
  const value = named.get('bind.value') ?? entered;
  const fallback = named.get('bind.default');
  if (name === undefined) return;
  captured.bindings.push({
    name,
    isField: field !== undefined,
    isEntered: entered !== undefined,
    ...(type === undefined ? {} : { type }),
    ...(value === undefined ? {} : { value }),
    ...(fallback === undefined ? {} : { fallback }),
  });
}

function addOutcome(captured: Captured, named: Named): void {
  const value = named.get('outcome.value');
  const target = named.get('outcome.target');
  for (const kind of ['throw', 'return', 'assign'] as const) {
    const node = named.get(`outcome.${kind}`);
    if (node === undefined || value === undefined) continue;
    captured.outcomes.push({ kind, node, value, ...(target === undefined ? {} : { target }) });
  }
}

function addPut(captured: Captured, named: Named): void {
  const [node, table, key, value] = ['go.put', 'put.table', 'put.key', 'put.value'].map((name) => named.get(name));
  if (node !== undefined && table !== undefined && key !== undefined && value !== undefined)
    captured.puts.push({ node, table, key, value });
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
    ['main', captured.mains],
    ['comment', captured.comments],
    ['maybe', captured.maybes],
    ['deferred', captured.deferred],
    ['return', captured.returns],
    ['skip', captured.skips],
    ['assigned', captured.assigned],
    ['env.alias', captured.environmentNames],
    ['doc.module', captured.moduleDocs],
    ['go.block', captured.blocks],
    ['go.bind', captured.binders],
    ['go.literal', captured.literals],
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
