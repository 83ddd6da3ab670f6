import type { Block, Statement } from '#draft';
import type { OverviewBrief } from '#plan';
import { defines, prove, says, states } from './evidence.ts';
import { cell, code, path, quote, statement } from './inline.ts';
import { type PageTools, paragraph, table, under } from './page-tools.ts';

/** What the package offers to a program that imports it: how many names of which kind, and the ones met most. */
export function tellOffer({ offer, mainPackage, deprecated }: OverviewBrief, tools: PageTools): Block[] {
  const { overview: t, common } = tools.texts;
  const late = deprecatedSentence(deprecated, tools);
  if (offer === undefined || mainPackage?.name === undefined) return paragraph([late]);
  const counts = offer.counts.map(({ kind, count }) =>
    t.counted({ kind, count: common.number(count), isOne: count === 1 }),
  );
  const intro = statement(
    t.offers({
      name: code(mainPackage.name.value),
      place: path(offer.place),
      isFolder: offer.isFolder,
      counts: common.and(counts),
    }),
    [states(mainPackage.path, mainPackage.name)],
  );
  const rows = offer.shown.map(({ symbol, words }): Statement[] => [
    cell(code(symbol.name), [defines(symbol)]),
    cell(t.symbolKinds[symbol.kind === 'class' && symbol.path.endsWith('.go') ? 'type' : symbol.kind] ?? symbol.kind),
    words === undefined ? cell(undefined) : cell(quote(words), [says(words)]),
  ]);
  return under(t.offerHeading, [...paragraph([intro]), ...table(t.offerColumns, rows), ...paragraph([late])]);
}

function deprecatedSentence(
  { shown, count }: OverviewBrief['deprecated'],
  { texts }: PageTools,
): Statement | undefined {
  if (shown.length === 0) return undefined;
  const { overview: t, common } = texts;
  const names = shown.map(({ symbol, since }) =>
    t.deprecatedName({ name: code(symbol.name), since: since === undefined ? undefined : code(since) }),
  );
  const rest = count - shown.length;
  const said = t.deprecated({ names: common.and(rest > 0 ? [...names, common.moreOf({ rest })] : names) });
  return statement(
    said,
    shown.map(({ symbol, startLine, endLine }) =>
      // Down to the name that the note stands above.
      prove(
        symbol.path,
        { startLine, endLine: Math.max(endLine, symbol.startLine) },
        { predicate: 'says', words: 'deprecated' },
        symbol.name,
      ),
    ),
  );
}

/** What it takes at run time and what builds it, as the manifest states them. */
export function tellNeeds({ mainPackage }: OverviewBrief, { texts }: PageTools): (Statement | undefined)[] {
  const t = texts.overview;
  if (mainPackage?.name === undefined) return [];
  const { path: file, name, dependencies, listsDependencies, buildBackend } = mainPackage;
  const isBare =
    listsDependencies === true && !dependencies.some(({ group }) => group === 'runtime' || group === 'peer');
  return [
    isBare ? statement(t.needsNothing({ path: path(file) }), [states(file, name)]) : undefined,
    buildBackend === undefined
      ? undefined
      : statement(t.builtBy({ backend: code(buildBackend.value) }), [states(file, buildBackend)]),
  ];
}
