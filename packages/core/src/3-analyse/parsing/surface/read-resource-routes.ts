import type { OpenPath } from '../../analysis.ts';
import type { DescribedCall } from '../extract-calls.ts';
import { findInnermost } from '../nested-ranges.ts';
import { shorten } from '../shorten.ts';
import type { SyntaxNode } from '../syntax-node.ts';
import { lastName } from './command-chains.ts';
import type { RawResource, RawResourceWrapper } from './raw-surface.ts';
import { cut, dottedName, type SurfaceContext } from './surface-context.ts';

/** Longest path kept, and most resources of one file. */
const MAX_PATH = 160;
const MAX_RESOURCES = 300;

/** Packages whose applications bind classes to paths. */
const PACKAGES = ['flask_restful', 'flask_restx', 'flask_restplus'];
const METHOD = 'add_resource';

/**
 * Classes bound to paths, `api.add_resource(Alert, "/alerts/<id>")`, each with the method that binds it: it may be one of
 * the program's own. And the functions that pass what they are given on to the method of the package.
 */
export function readResources(context: SurfaceContext): { resources: RawResource[]; wrappers: RawResourceWrapper[] } {
  const isPython = context.uses(...PACKAGES);
  const resources = context.calls.flatMap((described) => resourceOf(context, described, isPython));
  return { resources: resources.slice(0, MAX_RESOURCES), wrappers: isPython ? wrappersOf(context) : [] };
}

function resourceOf(context: SurfaceContext, described: DescribedCall, isKnown: boolean): RawResource[] {
  const { call, callee, isPart, arguments: given } = described;
  if (isPart || call.node.type !== 'call' || !callee.includes('.')) return [];
  // Most calls are told by their texts to be something else.
  if (!/(^|\.)[A-Z]\w*$/.test(given[0]?.text ?? '') || !given.some(({ text }) => /["']\//.test(text))) return [];
  const last = lastName(described);
  const isDirect = isKnown && last === METHOD;
  // A method of another name counts where it turns out to pass on what it gets.
  if (!isDirect && !/^[a-z]\w*$/.test(last)) return [];
  const [type, ...others] = context.argumentNodes(call.node);
  const name = type === undefined ? '' : dottedName(type);
  if (!/(^|\.)[A-Z]\w*$/.test(name)) return [];
  const paths = others.flatMap((node) => pathOf(context, node));
  if (paths.length === 0) return [];
  const range = context.range(call.node);
  return [{ ...range, type: name, callee, isDirect, paths }];
}

function pathOf(context: SurfaceContext, node: SyntaxNode): RawResource['paths'] {
  const path = context.literal(node);
  if (path !== undefined) return path.startsWith('/') ? [{ text: shorten(path, MAX_PATH) }] : [];
  const given = pathInCall(context, node);
  return given === undefined ? [] : [given];
}

/** `scoped("/alerts")`: a path that a function of the program changes before it counts. */
export function pathInCall(
  context: SurfaceContext,
  node: SyntaxNode | undefined,
): { readonly text: string; readonly open: OpenPath } | undefined {
  const call = context.callAt(node);
  if (call === undefined || call.isPart) return undefined;
  const [only, ...others] = context.argumentNodes(call.call.node);
  const path = others.length > 0 ? undefined : context.literal(only);
  if (path === undefined || !path.startsWith('/')) return undefined;
  return { text: shorten(path, MAX_PATH), open: { why: 'function', name: call.callee } };
}

/** `def add_scoped(self, resource, *urls): self.add_resource(resource, *urls)` */
function wrappersOf(context: SurfaceContext): RawResourceWrapper[] {
  const { ranges } = context.extracted;
  const inner = context.calls.filter((described) => lastName(described) === METHOD && described.callee.includes('.'));
  const around = findInnermost(
    ranges,
    inner.map(({ call }) => call.node.startIndex),
  );
  return inner.flatMap((described, at): RawResourceWrapper[] => {
    const range = ranges[around[at] ?? -1];
    const symbol = context.extracted.symbols.find(({ id }) => id === range?.id);
    const [type, paths] = context.argumentNodes(described.call.node);
    const given = new Set((symbol?.parameters ?? []).map(({ name }) => name.replace(/^\*+/, '')));
    const list = paths === undefined ? '' : cut(paths, 80).replace(/^\*+/, '');
    if (range === undefined || symbol === undefined || type === undefined) return [];
    if (!given.has(cut(type, 80)) || !given.has(list)) return [];
    const changed = context.captured.bindings.find(
      ({ name, value }) =>
        value !== undefined && name.text === list && name.startIndex > range.start && name.endIndex < range.end,
    );
    if (changed?.value === undefined) return [{ by: symbol.id }];
    const { startIndex, endIndex } = changed.value;
    const by = context.calls.find(({ call }) => call.node.startIndex >= startIndex && call.node.endIndex <= endIndex);
    const name = by?.callee ?? symbol.name;
    return [{ by: symbol.id, open: { ...context.range(changed.value), why: 'function', name } }];
  });
}
