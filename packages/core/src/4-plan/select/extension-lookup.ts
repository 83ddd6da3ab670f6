import type { ConstantUse, OutcomeFact, RegistryFact, SymbolFact, SymbolId } from '#analysis';
import type { FactIndex } from '../fact-index.ts';
import type { ExtensionPoint } from '../wiki-plan.ts';
import type { Register } from './extension-proof.ts';

/** Functions that use the table, those with a failure for an unknown key first. */
export function lookupOf(
  registry: RegistryFact,
  register: Register | undefined,
  index: FactIndex,
): ExtensionPoint['lookup'] {
  if (registry.holder === undefined) return undefined;
  const users = [...index.analysis.files.values()]
    .filter(({ role }) => role === 'code')
    .flatMap((file) =>
      file.constantUses.filter(
        ({ target, user, how, path }) =>
          target === registry.holder &&
          user !== undefined &&
          user !== register?.symbol.id &&
          (how === 'key' || !path.endsWith('.go')),
      ),
    );
  const lookups = [...users, ...askedOf(registry, index)].flatMap((use) => {
    const symbol = index.analysis.symbols.get(use.user as SymbolId);
    if (symbol === undefined) return [];
    const failure = failureIn(symbol, use.startLine, index);
    const callers = (index.callersOf.get(symbol.id) ?? []).filter(({ caller }) => caller !== undefined);
    return [{ symbol, use, callers: callers.slice(0, 2), ...(failure === undefined ? {} : { failure }) }];
  });
  return lookups.sort((a, b) => Number(b.failure !== undefined) - Number(a.failure !== undefined))[0];
}

/** Methods that give what stands under a key. */
const ASKING = /^(get|find|has|includes|at)$/;

/** Calls of the table's own methods that look a key up, in its file. */
function askedOf({ path, name, holder = '' }: RegistryFact, index: FactIndex): ConstantUse[] {
  return (index.analysis.files.get(path)?.calls ?? []).flatMap(({ callee, caller, startLine, endLine }) => {
    const isLookup = callee.startsWith(`${name}.`) && ASKING.test(callee.slice(name.length + 1));
    return isLookup && caller !== undefined ? [{ path, target: holder, user: caller, startLine, endLine }] : [];
  });
}

/** How the function ends below the use of the table: the answer to a key that is not there. */
function failureIn(symbol: SymbolFact, from: number, index: FactIndex): OutcomeFact | undefined {
  const outcomes = index.analysis.files.get(symbol.path)?.outcomes ?? [];
  return outcomes.find(
    (outcome) =>
      outcome.in === symbol.id && outcome.kind !== 'exits' && outcome.startLine >= from && isAbout(outcome, from),
  );
}

/** Lines below a look-up in which Go asks whether something was found. */
const ASKED_WITHIN = 3;

/** In Go the condition has to ask whether the key was found, close below; elsewhere the first failure is taken for it. */
function isAbout({ path, guards }: OutcomeFact, from: number): boolean {
  if (!path.endsWith('.go')) return true;
  const [guard] = guards ?? [];
  if (guard === undefined || guard.line < from || guard.line > from + ASKED_WITHIN) return false;
  return guard.kind === 'unless'
    ? /\b(ok|found|exists|has)\b|!= nil$/.test(guard.condition)
    : /!\w+$|== nil$/.test(guard.condition);
}
