import type { EnvironmentFact } from '#analysis';
import { addTo, bestFirst, byText } from '../compare.ts';
import type { FactIndex } from '../fact-index.ts';
import { isReadme, wordsOfSection } from '../select/document-words.ts';
import { isTopSymbol } from '../select/symbol-kinds.ts';
import { scoreSymbol, tellSymbol } from '../select/symbol-story.ts';
import type { ConfigurationBrief, PlannedPage, SymbolStory } from '../wiki-plan.ts';
import type { PageContext } from './page-context.ts';

/** Types whose name says that they hold settings. */
const OPTION_TYPE = /(Options|Config|Configuration|Settings)$/;

/** Environment variables, option types and the documents about them; `undefined` without any. */
export function planConfiguration(context: PageContext): PlannedPage | undefined {
  const { index, messages } = context;
  const brief: ConfigurationBrief = {
    kind: 'configuration',
    variables: variablesOf(index),
    optionTypes: optionTypesOf(index),
    documents: index.analysis.documents
      .flatMap((document) =>
        document.sections
          .filter((section) => section.kind === 'configuration')
          .map((section) => ({ document, section })),
      )
      .filter(({ document }) => isReadme(document.path) || document.path.startsWith('docs/'))
      .slice(0, 6)
      .map(({ document, section }) => {
        const words = wordsOfSection(document, section, { name: section.heading });
        return { path: document.path, section, ...(words === undefined ? {} : { words }) };
      }),
  };
  if (brief.variables.length + brief.optionTypes.length === 0) return undefined;
  return { id: 'configuration', title: messages.wiki.titles.configuration, kind: 'configuration', brief };
}

/** Variables that product code reads, by name; those of tests and examples are not settings of the product. */
function variablesOf(index: FactIndex): ConfigurationBrief['variables'] {
  const reads = new Map<string, EnvironmentFact[]>();
  for (const fact of index.analysis.environment) {
    if (index.analysis.files.get(fact.path)?.role === 'code') addTo(reads, fact.name, fact);
  }
  return [...reads]
    .map(([name, facts]) => {
      const sectionIds = [...new Set(facts.map(({ path }) => index.sectionOf.get(path)?.id))].filter(
        (id) => id !== undefined,
      );
      return { name, reads: facts, sectionIds };
    })
    .sort((a, b) => byText(a.name, b.name));
}

/** Exported types of settings with at least two members that are known, described and best used first, at most 2. */
function optionTypesOf(index: FactIndex): SymbolStory[] {
  const symbols = [...index.analysis.symbols.values()].filter(
    (symbol) =>
      isTopSymbol(symbol) &&
      symbol.isExported &&
      OPTION_TYPE.test(symbol.name) &&
      index.sectionOf.has(symbol.path) &&
      (index.membersOf.get(symbol.id)?.length ?? 0) >= 2,
  );
  const best = bestFirst(
    symbols,
    (symbol) => scoreSymbol(symbol, index) + (symbol.doc === undefined ? 0 : 3),
    (symbol) => symbol.id,
  );
  return best.slice(0, 2).map((symbol) => ({ ...tellSymbol(symbol, index), members: allProperties(symbol.id, index) }));
}

function allProperties(id: string, index: FactIndex): SymbolStory['members'] {
  const properties = (index.membersOf.get(id) ?? []).filter(
    (member) => member.kind === 'property' && !member.name.startsWith('_'),
  );
  return properties.slice(0, 40).map((symbol) => {
    const words = tellSymbol(symbol, index).words;
    return { symbol, ...(words === undefined ? {} : { words }) };
  });
}
