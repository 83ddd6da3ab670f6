import type { OutcomeFact, RegistryFact, SymbolFact, SymbolId, TestFact } from '#analysis';
import { addTo, bestFirst } from '../compare.ts';
import type { FactIndex } from '../fact-index.ts';
import type { ExtensionPoint } from '../wiki-plan.ts';

/** What the tests of a repository reach, turned around once. */
export interface TestReach {
  /** Tests by the declarations that they call. */
  readonly callers: ReadonlyMap<SymbolId, readonly TestFact[]>;
  /** Tests by the tables and constants that they use. */
  readonly users: ReadonlyMap<SymbolId, readonly TestFact[]>;
}

/** Turns the calls and uses of all tests around. O(calls). */
export function indexTests({ analysis }: FactIndex): TestReach {
  const callers = new Map<SymbolId, TestFact[]>();
  const users = new Map<SymbolId, TestFact[]>();
  for (const test of analysis.tests) {
    const file = analysis.files.get(test.path);
    for (const target of new Set(file?.calls.map((call) => call.target)))
      if (target !== undefined) addTo(callers, target, test);
    for (const target of new Set(file?.constantUses.map((use) => use.target))) addTo(users, target, test);
  }
  return { callers, users };
}

type Reached = Pick<ExtensionPoint, 'lookup'> & {
  readonly heirs: readonly SymbolFact[];
  readonly registry: RegistryFact | undefined;
  /** The function that adds to the table. */
  readonly register: SymbolFact | undefined;
};

/** Test files that reach the table, its lookup or the implementers, with what they reach. */
export function testsOf(point: Reached, reach: TestReach, index: FactIndex): ExtensionPoint['tests'] {
  const { heirs, registry, lookup, register } = point;
  const holder = registry?.holder;
  const called = [...heirs.map(({ id }) => id), lookup?.symbol.id, register?.id];
  const near = new Set([
    ...called.flatMap((id) => (id === undefined ? [] : (reach.callers.get(id) ?? []))),
    ...(holder === undefined ? [] : (reach.users.get(holder) ?? [])),
  ]);
  const found = [...near].map((test) => reached(test, point, index));
  return bestFirst(
    found,
    ({ made, use, asked }) => (use === undefined ? 0 : 100) + (asked === undefined ? 0 : 50) + made.length,
    ({ test }) => test.path,
  ).slice(0, 2);
}

function reached(
  test: TestFact,
  { heirs, registry, lookup, register }: Reached,
  index: FactIndex,
): ExtensionPoint['tests'][number] {
  const file = index.analysis.files.get(test.path);
  const all = file?.calls ?? [];
  const ids = new Set(heirs.map(({ id }) => id));
  const calls = all.filter(({ target }) => target !== undefined && ids.has(target));
  const made = calls.filter((call, at) => calls.findIndex(({ target }) => target === call.target) === at);
  const uses = (file?.constantUses ?? []).filter(({ target }) => target === registry?.holder);
  const use = uses.find(({ how }) => how === 'walk') ?? uses[0];
  const names = new Set(made.map(({ callee }) => lastNameOf(callee)));
  const others = new Set(heirs.map(({ name }) => name).filter((name) => !names.has(name)));
  const asks = (id: string | undefined) => (id === undefined ? undefined : all.find(({ target }) => target === id));
  const asked = asks(register?.id) ?? asks(lookup?.symbol.id);
  const title = lookup?.failure === undefined ? undefined : titleAbout(lookup.failure, test);
  return {
    test,
    made,
    isAlone: !all.some(({ callee }) => others.has(lastNameOf(callee))),
    ...(use === undefined ? {} : { use }),
    ...(asked === undefined ? {} : { asked }),
    ...(title === undefined ? {} : { title }),
  };
}

/** The title that shares most words with the error for what is not there, at least two. */
function titleAbout({ name, message = '' }: OutcomeFact, { titles }: TestFact): TestFact['titles'][number] | undefined {
  const wordsIn = (text: string): string[] =>
    text
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .split(/[^a-z]+/)
      .filter((word) => word.length > 3);
  const wanted = new Set([...wordsIn(name), ...wordsIn(message)]);
  const shared = (text: string): number => new Set(wordsIn(text).filter((word) => wanted.has(word))).size;
  const [best] = bestFirst(
    titles.filter(({ text }) => shared(text) > 1),
    ({ text }) => shared(text),
    ({ startLine }) => String(startLine).padStart(7, '0'),
  );
  return best;
}

function lastNameOf(callee: string): string {
  return callee.slice(callee.lastIndexOf('.') + 1);
}
