import { grammarOfPath } from './highlight/grammar-of-path.ts';
import { openRenderPool, type RenderPool } from './render-pool.ts';

/** Grammars of code made ready: excerpts of further languages are rare. */
const MAX_GRAMMARS = 2;
/** Far above what any of it takes; nobody waits for it. */
const LIMIT_MS = 15_000;

/**
 * A pool that loads what a wiki of these files will need while they are still being read: the layout engine, and the
 * colours of the commonest languages. Must be closed.
 */
export function openWarmPool(paths: Iterable<string>, signal: AbortSignal): RenderPool {
  const pool = openRenderPool(signal);
  for (const grammar of commonGrammars(paths)) {
    void pool.run({ kind: 'tokenise', lines: [' '], grammar, limitMs: LIMIT_MS }, LIMIT_MS);
  }
  void pool.run({ kind: 'lay-out', source: 'digraph { 0 }' }, LIMIT_MS);
  return pool;
}

function commonGrammars(paths: Iterable<string>): readonly string[] {
  const counts = new Map<string, number>();
  for (const path of paths) {
    const grammar = grammarOfPath(path);
    if (grammar !== undefined) counts.set(grammar, (counts.get(grammar) ?? 0) + 1);
  }
  return [...counts]
    .sort(([, left], [, right]) => right - left)
    .slice(0, MAX_GRAMMARS)
    .map(([name]) => name);
}
