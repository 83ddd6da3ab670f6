/** A place in px from the top left corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where everything goes; indexes are those of the graph's source. */
export interface GraphLayout {
  readonly width: number;
  readonly height: number;
  /** Centres of the nodes. */
  readonly nodes: readonly Point[];
  /** Control points of each edge's curve: a start, then three for each piece. */
  readonly edges: readonly { readonly points: readonly Point[]; readonly label?: Point }[];
  /** Frames of the groups, in order. */
  readonly groups: readonly {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  }[];
}

interface GraphvizJson {
  readonly bb: string;
  readonly objects?: readonly { readonly name: string; readonly pos?: string; readonly bb?: string }[];
  readonly edges?: readonly { readonly comment: string; readonly pos?: string; readonly lp?: string }[];
}

/** The coordinates in Graphviz's JSON for a graph made by `graphSource`. */
export function readLayout(text: string): GraphLayout {
  const json = JSON.parse(text) as GraphvizJson;
  const [, , width = 0, height = 0] = numbers(json.bb);
  const nodes: Point[] = [];
  const groups: GraphLayout['groups'][number][] = [];
  const edges: GraphLayout['edges'][number][] = [];
  // Graphviz counts upwards from the bottom.
  const point = (x: number, y: number): Point => ({ x: round(x), y: round(height - y) });
  for (const { name, pos, bb } of json.objects ?? []) {
    if (name.startsWith('cluster_') && bb !== undefined) {
      const [left = 0, bottom = 0, right = 0, top = 0] = numbers(bb);
      const corner = point(left, top);
      groups[Number(name.slice(8))] = { ...corner, width: round(right - left), height: round(top - bottom) };
    } else if (pos !== undefined) {
      const [x = 0, y = 0] = numbers(pos);
      nodes[Number(name.slice(1))] = point(x, y);
    }
  }
  for (const edge of json.edges ?? []) {
    const points = (edge.pos ?? '')
      .split(' ')
      .filter((pair) => pair !== '' && !pair.startsWith('e,') && !pair.startsWith('s,'));
    const label = edge.lp === undefined ? undefined : numbers(edge.lp);
    edges[Number(edge.comment)] = {
      points: points.map((pair) => point(...(numbers(pair) as [number, number]))),
      ...(label === undefined ? {} : { label: point(label[0] ?? 0, label[1] ?? 0) }),
    };
  }
  return { width: round(width), height: round(height), nodes, edges, groups };
}

function numbers(text: string): readonly number[] {
  return text.split(',').map(Number);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
