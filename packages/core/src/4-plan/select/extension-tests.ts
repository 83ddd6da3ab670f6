import type { OutcomeFact, RegistryFact, SymbolFact, TestFact } from '#analysis';
import { bestFirst } from '../compare.ts';
import type { FactIndex } from '../fact-index.ts';
import type { ExtensionPoint } from '../wiki-plan.ts';

/** Test files that reach the table, its lookup or the implementers, with what they reach. */
export function testsOf(
  {
    heirs,
    registry,
    lookup,
    register,
  }: Pick<ExtensionPoint, 'lookup'> & {
    readonly heirs: readonly SymbolFact[];
    readonly registry: RegistryFact | undefined;
    /** The function that adds to the table. */
    readonly register: SymbolFact | undefined;
  },
  index: FactIndex,
): ExtensionPoint['tests'] {
  const ids = new Set(heirs.map(({ id }) => id));
  const found = index.analysis.tests.flatMap((test: TestFact) => {
    const file = index.analysis.files.get(test.path);
    const calls = (file?.calls ?? []).filter(({ target }) => target !== undefined && ids.has(target));
    const made = calls.filter((call, at) => calls.findIndex(({ target }) => target === call.target) === at);
    const uses = (file?.constantUses ?? []).filter(({ target }) => target === registry?.holder);
    const names = new Set(made.map(({ callee }) => lastNameOf(callee)));
    const isAlone = !(file?.calls ?? []).some(
      ({ callee }) => heirs.some(({ name }) => name === lastNameOf(callee)) && !names.has(lastNameOf(callee)),
    );
    const asks = (id: string | undefined) =>
      id === undefined ? undefined : (file?.calls ?? []).find(({ target }) => target === id);
    const asked = asks(register?.id) ?? asks(lookup?.symbol.id);
    if (made.length + uses.length === 0 && asked === undefined) return [];
    const title = lookup?.failure === undefined ? undefined : titleAbout(lookup.failure, test);
    return [
      {
        test,
        made,
        isAlone,
        ...(uses[0] === undefined ? {} : { use: uses[0] }),
        ...(asked === undefined ? {} : { asked }),
        ...(title === undefined ? {} : { title }),
      },
    ];
  });
  return bestFirst(
    found,
    ({ made, use, asked }) => (use === undefined ? 0 : 100) + (asked === undefined ? 0 : 50) + made.length,
    ({ test }) => test.path,
  ).slice(0, 2);
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
