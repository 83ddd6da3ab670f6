import type { RenderPool } from '../render-pool.ts';
import { type CodeToken, plainTokens } from './code-token.ts';

/**
 * Characters coloured in one wiki, lines in one excerpt, grammars in one wiki.
 * @source engine.md §4.2: colouring is 50 to 100 times slower than parsing
 */
const MAX_CHARACTERS = 300_000;
const MAX_GRAMMARS = 12;
/**
 * Safety nets, generous on purpose: what is coloured must not depend on how busy the machine is. One excerpt, checked
 * between lines; one excerpt with the loading of its grammar, after which the worker is ended; all excerpts together.
 */
const BLOCK_LIMIT_MS = 5000;
const JOB_LIMIT_MS = 15_000;
const TOTAL_LIMIT_MS = 40_000;

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
  let characters = 0;
  let spentMs = 0;

  const colour = async (lines: readonly string[], grammar: string): Promise<HighlightedCode> => {
    if (spentMs > TOTAL_LIMIT_MS) return plain(lines, 'time');
    const outcome = await pool.run({ kind: 'tokenise', lines, grammar, limitMs: BLOCK_LIMIT_MS }, JOB_LIMIT_MS);
    spentMs += 'result' in outcome ? outcome.result.tookMs : JOB_LIMIT_MS;
    if (!('result' in outcome)) return plain(lines, 'time');
    const { lines: coloured, isComplete } = outcome.result;
    return isComplete ? { lines: coloured } : { lines: coloured, shortfall: 'time' };
  };

  return {
    async highlight(lines, grammar) {
      if (grammar === undefined) return plain(lines);
      const key = `${grammar}\n${lines.join('\n')}`;
      const before = known.get(key);
      if (before !== undefined) return before;
      const isKnownGrammar = grammars.has(grammar) || grammars.size < MAX_GRAMMARS;
      if (characters + key.length > MAX_CHARACTERS || !isKnownGrammar) return plain(lines, 'budget');
      characters += key.length;
      grammars.add(grammar);
      const answer = colour(lines, grammar);
      known.set(key, answer);
      return answer;
    },
  };
}

function plain(lines: readonly string[], shortfall?: HighlightedCode['shortfall']): HighlightedCode {
  return { lines: lines.map(plainTokens), ...(shortfall === undefined ? {} : { shortfall }) };
}
