import { isMap, isSeq, type LineCounter } from 'yaml';
import type { CiAction, CiAxis, CiJobFact } from '../analysis.ts';
import { flatCopy } from '../intern-strings.ts';
import { conditionOf, itemsOf, keyOf, pairsOf, plainOf, rangeOf, textOf, valueOfKey } from './yaml-nodes.ts';

/** Most actions, needs, inputs, variables and values of a job, and the longest one kept. @source project-facts.ts */
const MAX = { items: 20, combinations: 100, text: 120 } as const;
/** Values that must not be told, and names that hold them. */
const SECRET = /secrets\.|token|secret|passwd|password|credential|api_?key/i;

/** Title, needs, actions, matrix and variables of a workflow's job. */
export function readJobTraits(
  { job, workflow }: { readonly job: unknown; readonly workflow: unknown },
  lines: LineCounter,
): Partial<CiJobFact> {
  const steps = valueOfKey(job, 'steps');
  const all = isSeq(steps) ? steps.items : [];
  const title = valueOfKey(job, 'name');
  const words = textOf(title);
  const needs = itemsOf(valueOfKey(job, 'needs')).flatMap((item) => textOf(item) ?? []);
  const actions = [...all, job].flatMap((step) => actionOf(step, lines) ?? []).slice(0, MAX.items);
  const matrix = valueOfKey(valueOfKey(job, 'strategy'), 'matrix');
  const axes = axesOf(matrix, lines);
  const variants = variantsOf(matrix, lines);
  const variables = [workflow, job, ...all].flatMap((of) => variablesOf(of, lines)).slice(0, MAX.items);
  return {
    ...(words === undefined || words.includes('${{')
      ? {}
      : { title: { text: short(words), ...rangeOf(title, lines) } }),
    ...(needs.length === 0 ? {} : { needs: needs.slice(0, MAX.items).map(short) }),
    ...(actions.length === 0 ? {} : { actions }),
    ...(axes.length === 0 ? {} : { matrix: axes }),
    ...(variants === undefined ? {} : { variants }),
    ...(variables.length === 0 ? {} : { variables }),
  };
}

function short(text: string): string {
  return flatCopy(text.slice(0, MAX.text));
}

function actionOf(step: unknown, lines: LineCounter): CiAction | undefined {
  const node = valueOfKey(step, 'uses');
  const name = textOf(node);
  if (name === undefined) return undefined;
  const inputs = pairsOf(valueOfKey(step, 'with')).flatMap((pair): [string, string][] => {
    const value = plainOf(pair.value);
    return value === undefined || SECRET.test(value) || SECRET.test(keyOf(pair))
      ? []
      : [[short(keyOf(pair)), short(value)]];
  });
  const from = valueOfKey(valueOfKey(step, 'with'), 'repository');
  const repository = textOf(from);
  const isOther = repository !== undefined && /^[\w.-]+\/[\w.-]+$/.test(repository) && /\/checkout(@|$)/.test(name);
  return {
    name: short(name),
    ...(conditionOf(step) === undefined ? {} : { isConditional: true }),
    ...rangeOf(node, lines),
    ...(inputs.length === 0 ? {} : { inputs: Object.fromEntries(inputs.slice(0, MAX.items)) }),
    ...(isOther ? { repository: { text: short(repository), ...rangeOf(from, lines) } } : {}),
  };
}

function axesOf(matrix: unknown, lines: LineCounter): CiAxis[] {
  return pairsOf(matrix).flatMap((pair) => {
    const axis = keyOf(pair);
    if (!isSeq(pair.value) || axis === 'include' || axis === 'exclude') return [];
    const values = pair.value.items.flatMap((item) => plainOf(item) ?? []);
    const isPlain = values.length > 0 && values.length === pair.value.items.length && values.length <= MAX.items;
    return isPlain ? [{ axis: short(axis), values: values.map(short), ...rangeOf(pair.value, lines) }] : [];
  });
}

/** Combinations that are written one by one: as `include` without axes, or as an axis whose values are maps. */
function variantsOf(matrix: unknown, lines: LineCounter): CiJobFact['variants'] {
  const lists = pairsOf(matrix).filter(
    ({ value }) => isSeq(value) && value.items.length > 1 && value.items.every(isMap),
  );
  const hasAxes = pairsOf(matrix).some((pair) => keyOf(pair) !== 'include' && keyOf(pair) !== 'exclude');
  const list = lists.find((pair) => (keyOf(pair) === 'include' ? !hasAxes : keyOf(pair) !== 'exclude'));
  if (list === undefined || !isSeq(list.value)) return undefined;
  const entries = list.value.items.slice(0, MAX.combinations);
  const keys = new Map<string, string[]>();
  for (const pair of entries.flatMap((entry) => pairsOf(entry))) {
    const value = plainOf(pair.value);
    if (value === undefined) continue;
    const known = keys.get(keyOf(pair)) ?? [];
    if (!known.includes(value)) known.push(value);
    keys.set(keyOf(pair), known);
  }
  const range = rangeOf(list.value, lines);
  return {
    count: list.value.items.length,
    keys: [...keys].slice(0, MAX.items).map(([axis, values]) => ({
      axis: short(axis),
      values: values.map(short),
      ...range,
    })),
    ...range,
  };
}

function variablesOf(of: unknown, lines: LineCounter): NonNullable<CiJobFact['variables']>[number][] {
  return pairsOf(valueOfKey(of, 'env')).flatMap((pair) => {
    const value = plainOf(pair.value);
    if (value === undefined || SECRET.test(value) || SECRET.test(keyOf(pair))) return [];
    const { startLine } = rangeOf(pair.key, lines);
    const { endLine } = rangeOf(pair.value, lines);
    return [{ name: short(keyOf(pair)), value: short(value), startLine, endLine: Math.max(startLine, endLine) }];
  });
}
