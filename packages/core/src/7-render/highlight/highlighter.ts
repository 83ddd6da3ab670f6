import type { RenderPool } from '../render-pool.ts';
import { type CodeToken, plainTokens } from './code-token.ts';

/**
 * Characters coloured in one wiki, lines in one excerpt, grammars in one wiki.
 * @source engine.md §4.2: colouring is 50 to 100 times slower than parsing
 */
const MAX_CHARACTERS = 300_000;
const MAX_GRAMMARS = 12;
/** One excerpt, checked between lines. */
const BLOCK_LIMIT_MS = 400;
/** One excerpt with the loading of its grammar; then the worker is ended. C++ took 1.6 s on a quiet machine. */
const JOB_LIMIT_MS = 10_000;

/** Lines in coloured pieces. */
export interface HighlightedCode {
  readonly lines: readonly (readonly CodeToken[])[];
  /** Why some lines are plain although their language has colours. */
  readonly shortfall?: 'budget' | 'time';
}

/** Colours excerpts of one wiki within its budget. */
export interface Highlighter {
  /** `grammar` is a name of `grammars.ts`; without one the lines stay plain. Never rejects. */
  highlight(lines: readonly string[], grammar: string | undefined): Promise<HighlightedCode>;
}

/** A highlighter that works in `pool`; the same lines cost nothing the second time. */
export function createHighlighter(pool: RenderPool): Highlighter {
  const known = new Map<string, Promise<HighlightedCode>>();
  const grammars = new Set<string>();
  let spent = 0;
  return {
    highlight(lines, grammar) {
      if (grammar === undefined) return Promise.resolve({ lines: lines.map(plainTokens) });
      const key = `${grammar}\n${lines.join('\n')}`;
      let answer = known.get(key);
      if (answer !== undefined) return answer;
      const isAffordable =
        spent + key.length <= MAX_CHARACTERS && (grammars.has(grammar) || grammars.size < MAX_GRAMMARS);
      if (!isAffordable) return Promise.resolve({ lines: lines.map(plainTokens), shortfall: 'budget' });
      spent += key.length;
      grammars.add(grammar);
      answer = colour(pool, lines, grammar);
      known.set(key, answer);
      return answer;
    },
  };
}

async function colour(pool: RenderPool, lines: readonly string[], grammar: string): Promise<HighlightedCode> {
  const outcome = await pool.run({ kind: 'tokenise', lines, grammar, limitMs: BLOCK_LIMIT_MS }, JOB_LIMIT_MS);
  if ('failure' in outcome) return { lines: lines.map(plainTokens), shortfall: 'time' };
  return outcome.result.isComplete
    ? { lines: outcome.result.lines }
    : { lines: outcome.result.lines, shortfall: 'time' };
}
