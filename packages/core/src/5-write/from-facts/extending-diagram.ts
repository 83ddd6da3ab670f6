import type { SymbolFact } from '#analysis';
import type { Diagram, DiagramEdge } from '#draft';
import type { ExtensionPoint } from '#plan';
import { fileNameOf, folderOf } from '#vocabulary';
import { isKindOf } from './evidence.ts';
import type { PageTools } from './page-tools.ts';

/** Most nodes of the picture. @source own bound: a family that is seen at a glance */
const NODES = 14;
/** Fewest arrows: a picture of two boxes says less than the sentence. */
const ARROWS = 2;

/** The biggest family with its heirs, also those of heirs; `undefined` when no heritage clause shows it. */
export function drawFamily(
  points: readonly ExtensionPoint[],
  tools: PageTools,
): { of: ExtensionPoint; diagram: Diagram } | undefined {
  const drawn = points.flatMap((point) => {
    const diagram = draw(point, tools);
    return diagram === undefined ? [] : [{ of: point, diagram }];
  });
  return drawn.sort((a, b) => b.diagram.nodes.length - a.diagram.nodes.length)[0];
}

function draw({ base, implementers }: ExtensionPoint, tools: PageTools): Diagram | undefined {
  if (base === undefined) return undefined;
  const nodes = new Map<string, SymbolFact>([[base.id, base]]);
  const edges: DiagramEdge[] = [];
  for (const heir of [...implementers, ...furtherHeirs(implementers, tools)]) {
    const clause = heir.bases.find(({ target }) => target !== undefined && nodes.has(target));
    const [evidence] = clause === undefined ? [] : isKindOf(heir, clause, tools.context.analysis.symbols);
    if (clause?.target === undefined || evidence === undefined || nodes.size >= NODES || nodes.has(heir.id)) continue;
    nodes.set(heir.id, heir);
    const isFitting = clause.how === 'fits' || clause.how === 'states' || isInterface(clause.target, tools);
    const isHeir = heir.kind === 'interface' || !isFitting;
    edges.push({ from: heir.id, to: clause.target, kind: isHeir ? 'extends' : 'implements', evidence });
  }
  if (edges.length < ARROWS) return undefined;
  const symbols = [...nodes.values()];
  const isNamesake = ({ id, name }: SymbolFact): boolean =>
    symbols.some((other) => other.name === name && other.id !== id);
  // Namesakes are told apart by the folder they stand in.
  const label = (symbol: SymbolFact): string =>
    isNamesake(symbol) ? `${fileNameOf(folderOf(symbol.path)) || symbol.path}.${symbol.name}` : symbol.name;
  return {
    id: 'family',
    kind: 'class',
    title: tools.texts.extending.diagramTitle({ name: base.name }),
    nodes: symbols.map((symbol) => {
      const { id, name, path } = symbol;
      return { id, label: label(symbol), detail: path, path, symbol: name };
    }),
    edges,
  };
}

function isInterface(id: SymbolFact['id'], { context }: PageTools): boolean {
  return context.analysis.symbols.get(id)?.kind === 'interface';
}

function furtherHeirs(implementers: readonly SymbolFact[], tools: PageTools): SymbolFact[] {
  const ids = new Set(implementers.map(({ id }) => id));
  return [...tools.context.analysis.symbols.values()].filter(
    ({ kind, path, bases }) =>
      kind === 'class' &&
      tools.sectionOf(path) !== undefined &&
      bases.some(({ target }) => target !== undefined && ids.has(target)),
  );
}
