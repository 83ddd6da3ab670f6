import type { Diagram } from '#draft';
import type { Messages } from '#messages';
import type { LineRange } from '#vocabulary';
import type { Markup } from '../markup/markup.ts';
import type { Permalink } from '../permalink.ts';
import type { RenderPool } from '../render-pool.ts';
import { drawGraph } from './draw-graph.ts';
import { drawSequence } from './draw-sequence.ts';
import { edgeSentences } from './edge-sentences.ts';

/** More than this is not a picture any more; the words say it better. @source engine.md §3.2 */
const MAX_NODES = 40;
const MAX_EDGES = 80;

/** One edge (or lonely node) in words. */
export interface EdgeSentence {
  readonly text: string;
  /** The line that proves the edge. */
  readonly evidence?: LineRange & { readonly path: string };
}

/** A diagram with its picture and its words. */
export interface DrawnDiagram {
  readonly diagram: Diagram;
  /** Absent when it could not be laid out: the words stand alone then. */
  readonly svg?: Markup;
  readonly sentences: readonly EdgeSentence[];
}

/** What drawing needs beside the diagram. */
export interface DrawOptions {
  /** Unique in the document. */
  readonly id: string;
  readonly texts: Messages['shell'];
  readonly permalink: Permalink;
  readonly hasPage: (pageId: string) => boolean;
  readonly pool: RenderPool;
}

/** The diagram drawn as SVG that holds classes and no style, or its words alone when it is too large or too slow. */
export async function drawDiagram(diagram: Diagram, options: DrawOptions): Promise<DrawnDiagram> {
  const sentences = edgeSentences(diagram, options.texts);
  const { nodes, edges } = diagram;
  if (nodes.length === 0 || nodes.length > MAX_NODES || edges.length > MAX_EDGES) return { diagram, sentences };
  const context = { diagram, sentences, ...options };
  const svg = diagram.kind === 'sequence' ? drawSequence(context) : await drawGraph(context, options.pool);
  return svg === undefined ? { diagram, sentences } : { diagram, sentences, svg };
}
