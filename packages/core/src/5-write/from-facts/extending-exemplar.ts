import type { Statement } from '#draft';
import type { ExtensionPoint } from '#plan';
import type { Evidence } from '#vocabulary';
import { calls, defines, isKindOf, prove } from './evidence.ts';
import { someNames } from './extending-registry.ts';
import { code, path, statement } from './inline.ts';
import type { PageTools } from './page-tools.ts';

/** Most names in one sentence. @source own bound: read aloud */
const NAMES = 4;

/** What to copy: what the documents show first, then the implementer that does what most do, then the others. */
export function toCopy(point: ExtensionPoint, turn: number, tools: PageTools): (Statement | undefined)[] {
  return [example(point, tools), exemplar(point, turn, tools), others(point, turn, tools)];
}

function example({ example: shown }: ExtensionPoint, { texts }: PageTools): Statement | undefined {
  if (shown === undefined) return undefined;
  return statement(texts.extending.example({ name: code(shown.name), path: path(shown.path) }), [
    prove(shown.path, shown, { predicate: 'says', words: shown.text }),
  ]);
}

/** The one to copy with what it stands out by: its test, its length beside the others. */
function exemplar(point: ExtensionPoint, turn: number, tools: PageTools): Statement | undefined {
  const { exemplar: chosen, implementers } = point;
  if (chosen === undefined) return undefined;
  const t = tools.texts.extending;
  const { symbol, lines, isBetween, test, isShorter, isOnlyTested } = chosen;
  const facts = { name: code(symbol.name), path: path(symbol.path), lines, count: implementers.length, turn };
  const tested = test === undefined ? undefined : path(test.path);
  const said =
    tested !== undefined
      ? t.exemplar.tested({ ...facts, test: tested, isOnly: isOnlyTested })
      : isBetween
        ? t.exemplar.middle(facts)
        : isShorter
          ? t.exemplar.shorter(facts)
          : t.exemplar.plain(facts);
  return statement(said, [...inherits(symbol, point, tools), ...(test === undefined ? [] : [calls(test.call)])]);
}

/** The heritage clause where there is one, else the declaration. */
function inherits(
  symbol: ExtensionPoint['implementers'][number],
  { base: point }: ExtensionPoint,
  { context }: PageTools,
): readonly Evidence[] {
  const base = symbol.bases.find(({ how, target }) => how !== undefined && target === point?.id) ?? symbol.bases[0];
  return base === undefined ? [defines(symbol)] : isKindOf(symbol, base, context.analysis.symbols);
}

function others(point: ExtensionPoint, turn: number, tools: PageTools): Statement | undefined {
  const { exemplar: chosen, implementers } = point;
  const rest = implementers.filter((symbol) => symbol !== chosen?.symbol);
  const shown = rest.slice(0, NAMES);
  if (shown.length === 0) return undefined;
  const names = someNames(
    shown.map(({ name }) => name),
    rest.length,
    tools.texts,
  );
  const said = tools.texts.extending.others({ names, count: rest.length, turn });
  return statement(
    said,
    shown.flatMap((symbol) => inherits(symbol, point, tools)),
  );
}
