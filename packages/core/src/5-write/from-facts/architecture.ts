import type { ImportFact, SectionEdge } from '#analysis';
import type { Block, Diagram, PageDraft, Statement } from '#draft';
import type { ArchitectureBrief, Outlet, PlannedPage, SectionSketch } from '#plan';
import type { EntryPointFact } from '#survey';
import { calls, declaresEntry, depends, imports, isUsedByName, says } from './evidence.ts';
import { cell, code, link, path, quote, statement } from './inline.ts';
import { drawModules } from './module-diagram.ts';
import { draftOf, type PageTools, paragraph, someParts, table, under } from './page-tools.ts';
import { doingsCell } from './part-doings.ts';
import { callerName } from './symbol-use.ts';

/** Rows of the tables at the end of the page: what matters most stands first. @source own bound: read to the end */
const END_ROWS = 6;
/** Most circles and imports of a circle that are told. @source own bound: the diagram shows the rest */
const CIRCLES = { told: 2, imports: 1 } as const;

/** The parts, their direction, their circles, where execution begins and what comes from outside. */
export function writeArchitecture(page: PlannedPage, brief: ArchitectureBrief, tools: PageTools): PageDraft {
  const { texts, context } = tools;
  const t = texts.architecture;
  const diagram = drawModules(brief.sketches, tools, {
    id: 'dependencies',
    title: t.diagramTitle,
    kind: 'layers',
    isSmall: false,
  });
  const blocks: Block[] = [
    ...paragraph(direction(brief, tools)),
    ...(diagram === undefined
      ? []
      : [{ kind: 'diagram', diagramId: diagram.id } as const, ...undrawn(brief, diagram, t)]),
    ...under(t.partsHeading, [
      ...table(
        t.partColumns,
        brief.sketches.map((sketch) => partRow(sketch, tools)),
      ),
    ]),
    ...under(t.circlesHeading, circles(brief, tools)),
    ...under(
      t.outletsHeading,
      brief.outlets.length === 0
        ? []
        : paragraph([
            statement(t.outletsLead),
            ...brief.outlets.map((outlet, turn) => tellOutlet(outlet, turn, tools)),
          ]),
    ),
    ...under(t.entriesHeading, [...entries(brief, tools), ...paragraph([listedElsewhere(tools)])]),
    ...under(t.outsideHeading, outside(brief, tools)),
  ];
  const count = brief.sketches.length;
  const sources = brief.sketches.flatMap(({ mainFile }) =>
    mainFile === undefined || mainFile.fanIn < 2
      ? []
      : [
          {
            path: mainFile.path,
            reason: texts.sources.imported({ count: mainFile.fanIn, isUse: isUsedByName(mainFile.path) }),
          },
        ],
  );
  return draftOf(page, {
    summary: t.summary({ name: context.info.origin.name, count }),
    blocks,
    diagrams: diagram === undefined ? [] : [diagram],
    sources: sources.slice(0, 8),
  });
}

/** The picture leaves imports out; a reader who looks for one has to know. */
function undrawn(
  { sketches, passing }: ArchitectureBrief,
  { edges }: Diagram,
  t: PageTools['texts']['architecture'],
): Block[] {
  const count = sketches.reduce((sum, { uses }) => sum + uses.length, 0) - edges.length;
  return paragraph([
    count > 0 ? statement(t.undrawn({ count })) : undefined,
    passing === undefined ? undefined : statement(t.passed),
  ]);
}

function direction(brief: ArchitectureBrief, tools: PageTools): (Statement | undefined)[] {
  const t = tools.texts.architecture;
  const { and } = tools.texts.common;
  const product = brief.sketches.filter(({ section }) => !section.isRest);
  const [top] = product
    .filter(({ section, uses, usedBy }) => section.layer === 0 && uses.length >= 2 && usedBy.length === 0)
    .sort((a, b) => b.uses.length - a.uses.length);
  const [bottom] = product
    .filter(({ uses, usedBy }) => uses.length === 0 && usedBy.length >= 2)
    .sort((a, b) => b.usedBy.length - a.usedBy.length);
  const oneOf = (sketch: SectionSketch, end: 'uses' | 'usedBy') => sketch[end].slice(0, 4);
  const proof = (sketch: SectionSketch, end: 'uses' | 'usedBy') =>
    oneOf(sketch, end)
      .flatMap((edge) => edge.samples.slice(0, 1))
      .map(imports);
  const isComplete = tools.context.analysis.isComplete;
  return [
    top === undefined || !isComplete
      ? undefined
      : statement(
          t.top({ part: tools.part(top.section.id), used: and(oneOf(top, 'uses').map((edge) => tools.part(edge.to))) }),
          proof(top, 'uses'),
        ),
    bottom === undefined || !isComplete
      ? undefined
      : statement(
          t.bottom({
            part: tools.part(bottom.section.id),
            users: and(oneOf(bottom, 'usedBy').map((edge) => tools.part(edge.from))),
          }),
          proof(bottom, 'usedBy'),
        ),
    isComplete && brief.cycles.length === 0 ? oneWay(brief, tools) : undefined,
    statement(t.intro({ count: brief.sketches.length })),
  ];
}

/** No circle at run time; where types alone are taken the other way, that is said too. */
function oneWay({ sketches, passing }: ArchitectureBrief, tools: PageTools): Statement {
  const t = tools.texts.architecture;
  if (passing !== undefined) {
    const facts = { path: path(passing.from), specifier: code(passing.specifier) };
    return statement(t.oneWayButPassing(facts), [imports(passing)]);
  }
  const edges = sketches.flatMap(({ uses }) => uses);
  const back = edges.find(({ from, to }) => edges.some((other) => other.from === to && other.to === from));
  if (back === undefined) return statement(t.oneWay);
  const isTypes = ({ samples }: SectionEdge): boolean => samples.every(({ isTypeOnly }) => isTypeOnly);
  const types = isTypes(back) ? back : edges.find(({ from, to }) => from === back.to && to === back.from);
  const taken = types ?? back;
  return statement(
    t.oneWayButTypes({ taker: tools.part(taken.from), giver: tools.part(taken.to) }),
    taken.samples.slice(0, 1).map(imports),
  );
}

/** The part, what its authors say or else what it does and declares, and the file to open first. */
function partRow(sketch: SectionSketch, tools: PageTools): Statement[] {
  const { words, mainFile, section } = sketch;
  const about =
    words === undefined
      ? (doingsCell(sketch, tools) ?? cell(undefined))
      : words.from === 'symbol'
        ? statement(tools.texts.architecture.offers({ name: code(words.name ?? ''), quote: quote(words) }), [
            says(words),
          ])
        : cell(quote(words), [says(words)]);
  return [cell(tools.part(section.id)), about, cell(mainFile === undefined ? undefined : path(mainFile.path))];
}

function circles({ cycles }: ArchitectureBrief, tools: PageTools): Block[] {
  const t = tools.texts.architecture;
  return cycles.slice(0, CIRCLES.told).flatMap(({ sectionIds, edges }): Block[] => {
    const pairs = mutualPairs(edges);
    const told =
      pairs.length > 0 ? pairs.slice(0, CIRCLES.imports).map((pair) => mutual(pair, tools)) : around(edges, tools);
    const parts = someParts(sectionIds, 8, tools);
    const isPair = sectionIds.length === 2 && pairs.length === 1;
    if (told.length === 0) return [];
    return paragraph([isPair ? undefined : statement(t.circle({ parts })), ...told]);
  });
}

/** What reaches the outside, in which parts, and two functions that do it. */
function tellOutlet({ kind, sectionIds, partCount, examples }: Outlet, turn: number, tools: PageTools): Statement {
  const { architecture: t, common } = tools.texts;
  const parts = common.and([
    ...sectionIds.map((id) => tools.part(id)),
    ...(partCount > sectionIds.length ? [common.more({ rest: partCount - sectionIds.length })] : []),
  ]);
  const shown = common.and(
    examples.map((call) =>
      t.outletExample({ caller: callerName(call, tools), callee: code(shortCallee(call.callee)) }),
    ),
  );
  return statement(t.outlet({ kind, parts, partCount, examples: shown, turn }), examples.map(calls));
}

/** The last two names of what is called. */
function shortCallee(callee: string): string {
  return callee
    .split('.')
    .slice(-2)
    .join('.')
    .replace(/^(this|self)\./, '');
}

/** Whether an import is there when the program runs: what only serves types closes no circle. */
const isRunning = ({ isTypeOnly }: ImportFact): boolean => isTypeOnly !== true;

type Pair = readonly [there: ImportFact, back: ImportFact, edge: SectionEdge];

/** Two parts that import each other directly: the tightest circles, weightiest first. */
function mutualPairs(edges: readonly SectionEdge[]): Pair[] {
  const pairs = edges.flatMap((edge) => {
    const reverse = edges.find((other) => other.from === edge.to && other.to === edge.from);
    const there = edge.samples.find(isRunning);
    const back = reverse?.samples.find(isRunning);
    if (reverse === undefined || there === undefined || back === undefined || edge.from > edge.to) return [];
    return [{ pair: [there, back, edge] as const, weight: Math.min(edge.weight, reverse.weight) }];
  });
  return pairs.sort((a, b) => b.weight - a.weight).map(({ pair }) => pair);
}

function mutual([there, back, edge]: Pair, tools: PageTools): Statement {
  const said = tools.texts.architecture.mutual({
    a: tools.part(edge.from),
    b: tools.part(edge.to),
    there: path(there.from),
    thereTakes: code(there.specifier),
    back: path(back.from),
    backTakes: code(back.specifier),
  });
  return statement(said, [imports(there), imports(back)]);
}

/** A longer circle, import by import. */
function around(edges: readonly SectionEdge[], tools: PageTools): Statement[] {
  const t = tools.texts.architecture;
  return edges.slice(0, CIRCLES.imports).flatMap((edge) => {
    const [sample] = edge.samples;
    if (sample === undefined) return [];
    const parts = { from: tools.part(edge.from), to: tools.part(edge.to) };
    const said = t.circleImport({ ...parts, path: path(sample.from), specifier: code(sample.specifier) });
    return [statement(tools.texts.common.stop(said), [imports(sample)])];
  });
}

function entries({ entryPoints }: ArchitectureBrief, { texts }: PageTools): Block[] {
  const t = texts.architecture;
  const kinds: Readonly<Record<EntryPointFact['kind'], string>> = t.entryKinds;
  // Which file the manifest names but the repository lacks is made by the build: a row without it says nothing.
  const known = entryPoints.filter(({ target }) => target !== undefined && !isManifest(target));
  const rows = (known.length > 0 ? known : entryPoints)
    .slice(0, END_ROWS)
    .map((entry) => [
      cell(code(entry.shownName), [declaresEntry(entry)]),
      cell(kinds[entry.kind]),
      entry.target === undefined ? cell(path(entry.path)) : cell(path(entry.target)),
    ]);
  return table(t.entryColumns, rows);
}

/** What is asked of the program is told one by one on a page of its own. */
function listedElsewhere({ context, texts }: PageTools): Statement | undefined {
  const page = context.plan.pages.find(({ brief }) => brief.kind === 'interfaces');
  if (page?.brief.kind !== 'interfaces') return undefined;
  const sorts = page.brief.chapters.map(({ sort }) => ({ kind: 'text', text: texts.interfaces.sorts[sort] }));
  return statement(texts.interfaces.listedOn({ sorts: texts.common.and(sorts), page: link(page.id, page.title) }));
}

/** `"./package.json": "./package.json"` lets tools read the manifest; no use begins there. */
function isManifest(target: string): boolean {
  return /(^|\/)package\.json$/.test(target);
}

function outside({ systems }: ArchitectureBrief, tools: PageTools): Block[] {
  const t = tools.texts.architecture;
  const rows = systems.slice(0, END_ROWS).flatMap((system): Statement[][] => {
    const [first] = system.imports;
    const { dependency } = system;
    if (first === undefined || dependency === undefined) return [];
    return [
      [
        cell(code(system.name), [depends(dependency)]),
        cell(dependency.version === '' ? undefined : code(dependency.version)),
        system.sectionIds.length === 0 ? cell(undefined) : statement(someParts(system.sectionIds, 3, tools)),
        cell(path(first.from), [imports(first)]),
      ],
    ];
  });
  const [first, second] = systems;
  // Of two that are met equally often none is met most.
  const isTie = first?.fileCount === second?.fileCount;
  const intro =
    isTie || first === undefined || first.fileCount < 3 || first.sectionIds.length === 0
      ? []
      : paragraph([
          statement(
            t.outsideIntro({
              name: code(first.name),
              parts: someParts(first.sectionIds, 3, tools),
              count: first.fileCount,
            }),
            first.imports.slice(0, 2).map(imports),
          ),
        ]);
  return rows.length === 0 ? [] : [...intro, ...table(t.outsideColumns, rows)];
}
