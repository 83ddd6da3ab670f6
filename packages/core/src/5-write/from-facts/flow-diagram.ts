import type { SinkKind } from '#analysis';
import type { Diagram, DiagramEdge, DiagramNode } from '#draft';
import type { FlowBrief, FlowStepStory } from '#plan';
import { calls } from './evidence.ts';
import type { PageTools } from './page-tools.ts';

/** Most lanes and messages. @source wiki.md §1 */
const LANES = 6;
const MESSAGES = 14;

/** Who calls whom: a lane for each file, the calls in their order, and at the right the places where the program is left. */
export function drawFlow({ name, steps }: FlowBrief, tools: PageTools): Diagram | undefined {
  const lanes = lanesOf(steps);
  const edges: DiagramEdge[] = [];
  const outside = new Map<SinkKind, DiagramNode>();
  steps.forEach((story, at) => {
    const { from, call } = story.step;
    const caller = from === undefined ? undefined : steps[from];
    if (caller !== undefined && call !== undefined) {
      const [left, right] = [lanes.get(caller.symbol.path), lanes.get(story.symbol.path)];
      if (left !== undefined && right !== undefined)
        edges.push({ from: left.id, to: right.id, kind: 'calls', label: story.symbol.name, evidence: calls(call) });
    }
    const lane = lanes.get(story.symbol.path);
    const seen = new Set<SinkKind>();
    for (const { kind, call: sink } of steps[at]?.step.sinks ?? []) {
      if (lane === undefined || seen.has(kind)) continue;
      seen.add(kind);
      const node = outside.get(kind) ?? outsideNode(kind, sink.path, tools);
      outside.set(kind, node);
      edges.push({ from: lane.id, to: node.id, kind: 'calls', label: lastName(sink.callee), evidence: calls(sink) });
    }
  });
  const shown = edges.slice(0, MESSAGES);
  const used = new Set(shown.flatMap(({ from, to }) => [from, to]));
  const nodes = [...lanes.values(), ...outside.values()].filter(({ id }) => used.has(id));
  if (nodes.length < 2 || shown.length < 2) return undefined;
  const title = tools.texts.flow.diagramTitle({ name });
  return { id: 'sequence', kind: 'sequence', title, nodes, edges: shown };
}

/** Files in the order in which the way comes to them, at most so many that the places outside still fit. */
function lanesOf(steps: readonly FlowStepStory[]): Map<string, DiagramNode> {
  const outside = new Set(steps.flatMap(({ step }) => step.sinks.map(({ kind }) => kind))).size;
  const limit = Math.max(2, LANES - Math.min(outside, 3));
  const lanes = new Map<string, DiagramNode>();
  for (const { symbol } of steps) {
    if (lanes.has(symbol.path) || lanes.size >= limit) continue;
    const name = symbol.path.slice(symbol.path.lastIndexOf('/') + 1);
    const isTaken = [...lanes.values()].some(({ label }) => label === name);
    const label = isTaken ? symbol.path.split('/').slice(-2).join('/') : name;
    lanes.set(symbol.path, { id: `f${lanes.size + 1}`, label, path: symbol.path });
  }
  return lanes;
}

/** A place outside of the program; it stands for the file whose line leads there. */
function outsideNode(kind: SinkKind, path: string, { texts }: PageTools): DiagramNode {
  return { id: kind, label: texts.flow.places[kind], path };
}

function lastName(callee: string): string {
  return callee.slice(callee.lastIndexOf('.') + 1);
}
