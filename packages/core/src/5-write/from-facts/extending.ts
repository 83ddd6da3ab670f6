import type { Block, Diagram, Inline, PageDraft, Statement } from '#draft';
import type { Said } from '#messages';
import type { ExtendingBrief, ExtensionPoint, PlannedPage } from '#plan';
import type { Evidence } from '#vocabulary';
import { calls, defines, isKindOf, prove, says } from './evidence.ts';
import { drawFamily } from './extending-diagram.ts';
import { tests } from './extending-tests.ts';
import { code, path, quote, statement } from './inline.ts';
import { ends } from './outcome-evidence.ts';
import { formOf } from './outcome-form.ts';
import { draftOf, type PageTools, paragraph, under } from './page-tools.ts';
import { callerName, qualifiedName } from './symbol-use.ts';

/** Most names in one sentence. @source own bound: read aloud */
const NAMES = 4;
const DUTIES = 6;
/** Longest message and condition that fit into a sentence, in characters. @source own bound: read aloud */
const FITS = 80;

/** A recipe for each place to extend. */
export function writeExtending(page: PlannedPage, brief: ExtendingBrief, tools: PageTools): PageDraft {
  const { texts, context } = tools;
  const t = texts.extending;
  const diagram = drawFamily(brief.points, tools);
  const blocks = brief.points.flatMap((point, turn) => recipe(point, { turn, diagram }, tools));
  const files = new Map<string, string>();
  for (const { base, registry, exemplar } of brief.points)
    for (const [file, name] of [
      [base?.path, base?.name],
      [registry?.path, registry?.name],
      [exemplar?.path, exemplar?.name],
    ])
      if (file !== undefined && name !== undefined && !files.has(file)) files.set(file, name);
  return draftOf(page, {
    summary: t.summary({ name: context.info.origin.name, points: brief.points.map(({ name }) => name).join(', ') }),
    blocks,
    diagrams: diagram === undefined ? [] : [diagram.diagram],
    sources: [...files]
      .slice(0, 8)
      .map(([file, name]) => ({ path: file as never, reason: texts.sources.declares({ name }) })),
  });
}

function recipe(
  point: ExtensionPoint,
  { turn, diagram }: { turn: number; diagram: { of: ExtensionPoint; diagram: Diagram } | undefined },
  tools: PageTools,
): Block[] {
  const t = tools.texts.extending;
  const { name, base } = point;
  const title = base === undefined ? t.tableHeading({ name }) : t.heading({ name });
  const drawn: Block[] = diagram?.of === point ? [{ kind: 'diagram', diagramId: diagram.diagram.id }] : [];
  return under(title, [
    ...steps(point, tools),
    ...paragraph([duties(point, turn, tools), ...table(point, turn, tools), makers(point, turn, tools)]),
    ...paragraph([exemplar(point, turn, tools), others(point, turn, tools), ...tests(point, turn, tools)]),
    ...drawn,
  ]);
}

/** The authors' own recipe comes first. */
function steps({ steps: said }: ExtensionPoint, { texts }: PageTools): Block[] {
  const [first] = said;
  if (first === undefined) return [];
  if (said.length === 1) {
    const step = texts.extending.step({ path: path(first.path), quote: quote(first) });
    return paragraph([statement(step, [says(first)])]);
  }
  const intro = statement(texts.extending.steps({ path: path(first.path) }));
  return [
    ...paragraph([intro]),
    {
      kind: 'list',
      isOrdered: true,
      items: said.map((words) => [statement([quote(words)], [says(words)])]),
    },
  ];
}

function duties(point: ExtensionPoint, turn: number, { texts }: PageTools): Statement | undefined {
  const t = texts.extending;
  const { base, duties: all, dutyKind, words, implementers } = point;
  if (base === undefined) return undefined;
  const shown = all.slice(0, DUTIES);
  const listed = someNames(
    shown.map(({ name }) => name),
    all.length,
    texts,
  );
  const described = t.base({
    base: code(base.name),
    path: path(base.path),
    quote: words === undefined ? undefined : quote(words),
  });
  const facts = { base: described, duties: listed, count: all.length, implementers: implementers.length, turn };
  const said = all.length === 0 ? t.duties.none({ base: described }) : t.duties[dutyKind](facts);
  const evidence: Evidence[] = [defines(base), ...shown.map((member) => defines(member))];
  return statement(said, words === undefined ? evidence : [...evidence, says(words)]);
}

function table(point: ExtensionPoint, turn: number, tools: PageTools): (Statement | undefined)[] {
  const { registry, holder, holderWords, lookup } = point;
  const t = tools.texts.extending;
  if (registry === undefined) return [];
  const named = code(registry.name);
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
  return [add, keys(point, tools), comment, lookup === undefined ? undefined : looked(point, turn, tools)];
}

/** The keys that are taken, so that a new one is chosen well. */
function keys({ registry, base }: ExtensionPoint, { texts }: PageTools): Statement | undefined {
  const keyed = (registry?.entries ?? []).filter(({ key }) => key !== '' && key.length <= 40);
  if (registry === undefined || keyed.length === 0 || (base === undefined && registry.kind === 'decorator'))
    return undefined;
  const shown = keyed.slice(0, DUTIES);
  const said = texts.extending.keys({
    keys: someNames(
      shown.map(({ key }) => key),
      keyed.length,
      texts,
    ),
    table: code(registry.name),
  });
  return statement(
    said,
    shown.map((entry) => prove(entry.path, entry, { predicate: 'registers', key: entry.key, value: entry.value })),
  );
}

function looked({ registry, lookup }: ExtensionPoint, turn: number, tools: PageTools): Statement | undefined {
  const t = tools.texts.extending;
  if (lookup === undefined || registry === undefined) return undefined;
  const { symbol, use, failure, callers } = lookup;
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
function makers({ makers: made, registry }: ExtensionPoint, turn: number, tools: PageTools): Statement | undefined {
  const [first] = made;
  if (first === undefined || registry !== undefined) return undefined;
  const conditions = new Set(made.map(({ guards, guard }) => guards?.[0]?.condition ?? guard));
  const [condition] = conditions;
  const isChoice = conditions.size === 1 && condition !== undefined && condition.length <= FITS && made.length > 1;
  const names = made.map(({ callee }) => code(callee));
  const maker = first.caller === undefined ? undefined : tools.context.analysis.symbols.get(first.caller);
  const said = tools.texts.extending.makers({
    maker: callerName(first, tools),
    made: tools.texts.common.and(names),
    guard: isChoice ? code(condition) : undefined,
    isTable: maker?.kind === 'constant' || maker?.kind === 'variable',
    turn,
  });
  return statement(said, made.map(calls));
}

function exemplar(point: ExtensionPoint, turn: number, tools: PageTools): Statement | undefined {
  const { exemplar: chosen, exemplarLines = 0, implementers, tests: found } = point;
  if (chosen === undefined || implementers.length < 2) return undefined;
  const t = tools.texts.extending;
  const isShortest = chosen === implementers[0];
  const facts = {
    name: code(chosen.name),
    path: path(chosen.path),
    count: implementers.length,
    lines: exemplarLines,
    turn,
  };
  const isReached = (symbol: typeof chosen): boolean => found.some(({ test }) => test.subjects.includes(symbol.path));
  const isTested = isReached(chosen) && !implementers.slice(0, implementers.indexOf(chosen)).some(isReached);
  const said = isShortest ? t.exemplar(facts) : isTested ? t.exemplarTested(facts) : t.exemplarPlain(facts);
  return statement(said, [...inherits(chosen, point, tools)]);
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
  const rest = implementers.filter((symbol) => symbol !== chosen);
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

/** Names with the number of those that are not named. */
function someNames(names: readonly string[], count: number, texts: PageTools['texts']): Said {
  const shown: (Inline | Said)[] = names.map((name) => code(name));
  const rest = count - shown.length;
  return texts.common.and(rest > 0 ? [...shown, texts.extending.restOf({ rest })] : shown);
}
