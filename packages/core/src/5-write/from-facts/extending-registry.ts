import type { Statement } from '#draft';
import type { Said } from '#messages';
import type { ExtensionPoint } from '#plan';
import type { Evidence } from '#vocabulary';
import { calls, defines, prove, says } from './evidence.ts';
import { code, path, quote, statement } from './inline.ts';
import { ends } from './outcome-evidence.ts';
import { formOf } from './outcome-form.ts';
import type { PageTools } from './page-tools.ts';
import { callerName, qualifiedName } from './symbol-use.ts';

/** Most keys in one sentence. @source own bound: read aloud */
const KEYS = 6;
/** Longest message and condition that fit into a sentence, in characters. @source own bound: read aloud */
const FITS = 80;

/** How a further one is made known: by the public function for it, else by an entry of the table. */
export function registration(point: ExtensionPoint, turn: number, tools: PageTools): (Statement | undefined)[] {
  const { registry, holder, holderWords, register } = point;
  const t = tools.texts.extending;
  if (registry === undefined) return [];
  const named = code(registry.name);
  if (register !== undefined) return [registering(point, register, tools), keys(point, turn, tools)];
  const [first] = registry.entries;
  const entry =
    first === undefined
      ? []
      : [prove(first.path, first, { predicate: 'registers', key: first.key, value: first.value })];
  const isAlone = point.base === undefined && (registry.kind === 'table' || registry.kind === 'list');
  const placed = { table: named, path: path(registry.path), turn };
  const add = statement(isAlone ? t.tableAlone(placed) : t.table({ ...placed, kind: registry.kind }), [
    ...(holder === undefined ? [] : [defines(holder)]),
    ...entry,
  ]);
  const comment =
    holderWords === undefined
      ? undefined
      : statement(t.tableSays({ table: named, quote: quote(holderWords) }), [says(holderWords)]);
  return [add, keys(point, turn, tools), comment];
}

function registering(
  { registry }: ExtensionPoint,
  { symbol, write, words }: NonNullable<ExtensionPoint['register']>,
  tools: PageTools,
): Statement {
  const name = lastName(registry?.name ?? '');
  const said = tools.texts.extending.register({
    register: qualifiedName(symbol, tools),
    path: path(symbol.path),
    table: code(registry?.name ?? ''),
    quote: words === undefined ? undefined : quote(words),
  });
  const evidence: Evidence[] = [defines(symbol), prove(write.path, write, { predicate: 'uses', name })];
  return statement(said, words === undefined ? evidence : [...evidence, says(words)]);
}

/** The keys that are taken, so that a new one is chosen well. */
function keys({ registry, base }: ExtensionPoint, turn: number, { texts }: PageTools): Statement | undefined {
  const keyed = (registry?.entries ?? []).filter(({ key }) => key !== '' && key.length <= 40);
  if (registry === undefined || keyed.length === 0 || (base === undefined && registry.kind === 'decorator'))
    return undefined;
  const shown = keyed.slice(0, KEYS);
  const said = texts.extending.keys({
    keys: someNames(
      shown.map(({ key }) => key),
      keyed.length,
      texts,
    ),
    table: code(registry.name),
    turn,
  });
  return statement(
    said,
    shown.map((entry) => prove(entry.path, entry, { predicate: 'registers', key: entry.key, value: entry.value })),
  );
}

/** Who chooses from the table, and what happens with what is not there. */
export function lookup(
  { registry, lookup: found }: ExtensionPoint,
  turn: number,
  tools: PageTools,
): Statement | undefined {
  const t = tools.texts.extending;
  if (found === undefined || registry === undefined) return undefined;
  const { symbol, use, failure, callers } = found;
  const said = t.lookup({
    lookup: qualifiedName(symbol, tools),
    table: code(registry.name),
    callers: callers.length === 0 ? undefined : tools.texts.common.and(callers.map((call) => callerName(call, tools))),
    turn,
  });
  const evidence = [prove(use.path, use, { predicate: 'uses', name: lastName(registry.name) }), ...callers.map(calls)];
  if (failure === undefined) return statement(tools.texts.common.stop(said), evidence);
  const message = failure.message !== undefined && failure.message.length <= FITS ? failure.message : undefined;
  const fails = t.failure({
    how: howItEnds(failure.kind, failure.path),
    name: code(failure.name),
    isNew: /^returned(New|Said)$/.test(formOf(failure)),
    message: message === undefined ? undefined : quote({ words: message, isCut: false }),
  });
  const shown = message === undefined ? [] : [prove(failure.path, failure, { predicate: 'says', words: message })];
  return statement(tools.texts.common.stop(tools.texts.common.also([said, fails])), [
    ...evidence,
    ends(failure),
    ...shown,
  ]);
}

function lastName(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

function howItEnds(kind: 'raises' | 'answers' | 'exits', file: string): 'throw' | 'raise' | 'return' | 'answer' {
  if (kind === 'answers') return 'answer';
  if (file.endsWith('.py')) return 'raise';
  return /\.(go|rs)$/.test(file) ? 'return' : 'throw';
}

/** Without a table, the place that creates several of them is where a further one has to be chosen. */
export function makers(
  { makers: made, registry }: ExtensionPoint,
  turn: number,
  tools: PageTools,
): Statement | undefined {
  const [first] = made;
  if (first === undefined || registry !== undefined) return undefined;
  const condition = choiceBetween(made);
  const names = made.map(({ callee }) => code(callee));
  const maker = first.caller === undefined ? undefined : tools.context.analysis.symbols.get(first.caller);
  const said = tools.texts.extending.makers({
    maker: callerName(first, tools),
    made: tools.texts.common.and(names),
    guard: condition === undefined ? undefined : code(condition),
    isTable: maker?.kind === 'constant' || maker?.kind === 'variable',
    turn,
  });
  return statement(said, made.map(calls));
}

/** The condition whose two branches make two of them; calls in one and the same branch are no choice. */
function choiceBetween(made: ExtensionPoint['makers']): string | undefined {
  const guards = made.map((call) => call.guards?.[0]);
  const [first] = guards;
  if (made.length !== 2 || first === undefined || first.condition.length > FITS) return undefined;
  const isSame = guards.every((guard) => guard?.condition === first.condition);
  const kinds = new Set(guards.map((guard) => guard?.kind));
  return isSame && kinds.has('if') && kinds.has('unless') ? first.condition : undefined;
}

/** Names with the number of those that are not named. */
export function someNames(names: readonly string[], count: number, texts: PageTools['texts']): Said {
  const shown = names.map((name) => code(name));
  const rest = count - shown.length;
  return texts.common.and(rest > 0 ? [...shown, texts.extending.restOf({ rest })] : shown);
}
