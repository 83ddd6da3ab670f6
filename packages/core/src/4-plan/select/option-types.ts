import type { SymbolFact } from '#analysis';
import { bestFirst } from '../compare.ts';
import type { FactIndex } from '../fact-index.ts';
import type { OptionTypeStory, SettingStory, SymbolStory } from '../wiki-plan.ts';
import { findEntrances, isImported } from './entry-points.ts';
import { isTopSymbol } from './symbol-kinds.ts';
import { scoreSymbol, tellSymbol } from './symbol-story.ts';

/** Types whose name says that they hold settings. */
const OPTION_TYPE = /(Options|Config|Configuration|Settings)$/;
/** Most types that are shown, and most settings of one. @source own bound: the reference has all */
const MOST = { types: 2, settings: 40 } as const;

/** Types of settings that programs hand in, described and best used first, at most 2, with their members. */
export function optionTypesOf(index: FactIndex, stories: readonly SettingStory[]): OptionTypeStory[] {
  const fields = new Set(stories.flatMap(({ fact }) => fact.field ?? []));
  const doors = new Set(
    findEntrances(index.analysis)
      .filter(isImported)
      .flatMap(({ target }) => target ?? []),
  );
  const symbols = [...index.analysis.symbols.values()].filter((symbol) => {
    if (!isTopSymbol(symbol) || !symbol.isExported || !OPTION_TYPE.test(symbol.name)) return false;
    if (!index.sectionOf.has(symbol.path) || !isHandedIn(symbol, doors, index)) return false;
    const members = membersOf(symbol, index);
    // A type whose fields are the settings above says nothing further; bare names with types stand better in the code.
    const isKnown = members.filter(({ id }) => fields.has(id)).length * 2 >= members.length;
    return (
      members.length >= 2 && !isKnown && members.filter(({ doc }) => doc !== undefined).length * 2 >= members.length
    );
  });
  const best = bestFirst(
    symbols,
    (symbol) => scoreSymbol(symbol, index) + Math.log2(membersOf(symbol, index).length) * 2,
    (symbol) => symbol.id,
  );
  const kept = best.filter((symbol) => !best.some((other) => other.bases.some(({ target }) => target === symbol.id)));
  return kept.slice(0, MOST.types).map((symbol) => ({
    ...tellSymbol(symbol, index),
    members: settingsOf(symbol, index),
    settingCount: membersOf(symbol, index).length,
  }));
}

/** Whether a door of the package gives it out, or it is what the program calls its settings. */
function isHandedIn(symbol: SymbolFact, doors: ReadonlySet<string>, index: FactIndex): boolean {
  if (/^(Config|Configuration|Settings)$/.test(symbol.name)) return true;
  if (symbol.bases.some(({ name }) => /BaseSettings$/.test(name))) return true;
  if (doors.has(symbol.path)) return true;
  return (index.importersOf.get(symbol.id) ?? []).some(({ from }) => doors.has(from));
}

/** Its own properties and those of the types that it names as bases. */
function membersOf(symbol: SymbolFact, index: FactIndex): SymbolFact[] {
  const owners = [symbol.id, ...symbol.bases.flatMap(({ target }) => target ?? [])];
  return owners
    .flatMap((id) => index.membersOf.get(id) ?? [])
    .filter(({ kind, name }) => kind === 'property' && !name.startsWith('_'));
}

function settingsOf(symbol: SymbolFact, index: FactIndex): SymbolStory['members'] {
  return membersOf(symbol, index)
    .slice(0, MOST.settings)
    .map((member) => {
      const words = tellSymbol(member, index).words;
      return { symbol: member, ...(words === undefined ? {} : { words }) };
    });
}
