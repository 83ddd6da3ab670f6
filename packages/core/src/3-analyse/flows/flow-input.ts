import type { RepoPath } from '#vocabulary';
import type {
  AnalysedFile,
  Analysis,
  CallFact,
  GuardFact,
  OutcomeFact,
  Section,
  SymbolFact,
  SymbolId,
} from '../analysis.ts';

/** What flows are built from: the analysis without its flows. */
export type FlowInput = Omit<Analysis, 'flows'>;

/** Product code by declaration: who calls what, how it ends, what it holds. */
export interface FlowIndex {
  readonly input: FlowInput;
  /** Calls of a declaration in line order; those of a class include its constructor's. */
  readonly callsOf: ReadonlyMap<SymbolId, readonly CallFact[]>;
  readonly outcomesOf: ReadonlyMap<SymbolId, readonly OutcomeFact[]>;
  /** Declarations that call it. */
  readonly callersOf: ReadonlyMap<SymbolId, ReadonlySet<SymbolId>>;
  readonly membersOf: ReadonlyMap<SymbolId, ReadonlyMap<string, SymbolFact>>;
  /** Classes that name the type in their heritage clause, in id order. */
  readonly implementersOf: ReadonlyMap<SymbolId, readonly SymbolFact[]>;
  readonly sectionOf: ReadonlyMap<RepoPath, Section>;
  /** Numbers and texts that a declaration uses by name. */
  readonly constantsOf: ReadonlyMap<SymbolId, number>;
  /** Functions and methods of product code that do something, by name, in path order. */
  readonly namedAlike: ReadonlyMap<string, readonly SymbolFact[]>;
  /** Names that examples in documents call. */
  readonly exampleNames: ReadonlySet<string>;
  /** What is known of how much declarations reach; filled on demand. */
  readonly reach: Map<string, number>;
}

/** Whether something stands behind a failure that was caught. */
export function isCaught({ guards }: { readonly guards?: readonly GuardFact[] }): boolean {
  return guards?.some(({ kind }) => kind === 'catch') === true;
}

/** How languages without exceptions ask whether something failed: `err != nil`, and `err` of callbacks. */
const FAILED = /(^|\W)\w*[eE]rr\w* != nil$|^(err|error)$/;

/** Whether something stands where a failure is dealt with. */
export function isAfterFailure({ guards }: { readonly guards?: readonly GuardFact[] }): boolean {
  return guards?.some(({ kind, condition }) => kind === 'catch' || (kind === 'if' && FAILED.test(condition))) === true;
}

/** Turns the analysis around once for all flows. O(calls + symbols). */
export function indexFlows(input: FlowInput): FlowIndex {
  const callsOf = new Map<SymbolId, CallFact[]>();
  const outcomesOf = new Map<SymbolId, OutcomeFact[]>();
  const constantsOf = new Map<SymbolId, number>();
  const callersOf = new Map<SymbolId, Set<SymbolId>>();
  for (const file of productFiles(input)) {
    for (const call of file.calls) {
      if (call.caller === undefined) continue;
      const caller = ownerOf(call.caller, input);
      push(callsOf, caller, call);
      if (call.target === undefined || call.target === caller) continue;
      callersOf.set(call.target, (callersOf.get(call.target) ?? new Set()).add(caller));
    }
    for (const outcome of file.outcomes)
      if (outcome.in !== undefined && !isOfInnerFunction(outcome))
        push(outcomesOf, ownerOf(outcome.in, input), outcome);
    for (const use of file.constantUses) {
      const isTold = input.symbols.get(use.target)?.literal !== undefined;
      if (use.user !== undefined && isTold) constantsOf.set(use.user, (constantsOf.get(use.user) ?? 0) + 1);
    }
  }
  const sectionOf = new Map<RepoPath, Section>();
  for (const section of input.sections) for (const path of section.files) sectionOf.set(path, section);
  for (const [caller, calls] of callsOf) callsOf.set(caller, inOrderOfRunning(calls));
  const namedAlike = new Map<string, SymbolFact[]>();
  for (const { symbols } of productFiles(input))
    for (const symbol of symbols)
      if (/^(method|function)$/.test(symbol.kind) && callsOf.has(symbol.id)) push(namedAlike, symbol.name, symbol);
  const exampleNames = namesInExamples(input);
  const found = { exampleNames, callsOf, outcomesOf, callersOf, constantsOf, sectionOf, namedAlike };
  return { input, ...found, reach: new Map(), ...indexTypes(input) };
}

/** Most text of examples that is looked through, in characters. @source own bound */
const EXAMPLES = 200_000;

/** What the fenced examples of documents call or decorate with. */
function namesInExamples({ documents }: FlowInput): ReadonlySet<string> {
  const names = new Set<string>();
  let left = EXAMPLES;
  for (const { sections } of documents)
    for (const { codeBlocks } of sections)
      for (const { text } of codeBlocks) {
        if (left <= 0) return names;
        for (const [, name] of text.slice(0, left).matchAll(/(?<![\w$])([A-Za-z_$][\w$]{2,60})\(/g))
          if (name !== undefined) names.add(name);
        left -= text.length;
      }
  return names;
}

/** In Go what a function inside returns is not what the function around it returns. */
function isOfInnerFunction({ path, kind, name, isNested }: OutcomeFact): boolean {
  return isNested === true && kind === 'raises' && path.endsWith('.go') && !/^panic$|\.Panic/.test(name);
}

/** Calls in the arguments of a call run before it; the others in the order of the lines. */
function inOrderOfRunning(calls: readonly CallFact[]): CallFact[] {
  const ordered: CallFact[] = [];
  const waiting: CallFact[] = [];
  for (const call of calls) {
    for (let last = waiting.at(-1); last !== undefined && !isPassed(call, last); last = waiting.at(-1)) {
      ordered.push(last);
      waiting.pop();
    }
    waiting.push(call);
  }
  return [...ordered, ...waiting.reverse()];
}

/** Whether the first call stands in the arguments of the second and runs at once. */
function isPassed(inner: CallFact, outer: CallFact): boolean {
  if (inner.startLine > outer.endLine) return false;
  return (outer.arguments ?? []).some(
    ({ text }) => text.includes(`${inner.callee}(`) && !/=>|\bfunction\b|\blambda\b|\bfunc\b/.test(text),
  );
}

/** Product code in path order. */
export function productFiles(input: FlowInput): AnalysedFile[] {
  return [...input.files.values()].filter(({ role }) => role === 'code');
}

/** What a constructor does, its class does. */
function ownerOf(id: SymbolId, { symbols }: FlowInput): SymbolId {
  const symbol = symbols.get(id);
  return symbol?.parent !== undefined && /^(__init__|constructor)$/.test(symbol.name) ? symbol.parent : id;
}

function indexTypes({ symbols }: FlowInput): Pick<FlowIndex, 'membersOf' | 'implementersOf'> {
  const membersOf = new Map<SymbolId, Map<string, SymbolFact>>();
  const implementersOf = new Map<SymbolId, SymbolFact[]>();
  for (const symbol of symbols.values()) {
    if (symbol.parent !== undefined) {
      const members = membersOf.get(symbol.parent) ?? new Map<string, SymbolFact>();
      if (!members.has(symbol.name)) members.set(symbol.name, symbol);
      membersOf.set(symbol.parent, members);
    }
    if (symbol.kind !== 'class' && symbol.kind !== 'type') continue;
    for (const { target } of symbol.bases) if (target !== undefined) push(implementersOf, target, symbol);
  }
  for (const list of implementersOf.values()) list.sort((a, b) => (a.id < b.id ? -1 : 1));
  return { membersOf, implementersOf };
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
