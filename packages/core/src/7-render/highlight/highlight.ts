import { createHighlighterCore, type GrammarState, type HighlighterCore, type LanguageRegistration } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import theme from 'shiki/themes/github-light-default.mjs';
import { type CodeToken, plainTokens, type TokenKind } from './code-token.ts';
import { loadGrammar } from './grammars.ts';

/**
 * The theme's colours, read as kinds. Its dark sister has the same rules with other colours, so one pass over the
 * code serves both: `wiki.css` gives every kind its light and its dark colour.
 */
const KINDS: Readonly<Record<string, TokenKind>> = {
  '#6e7781': 'c',
  '#cf222e': 'k',
  '#0a3069': 's',
  '#0550ae': 'n',
  '#8250df': 'f',
  '#953800': 'v',
  '#116329': 'g',
};

/** A longer line is one plain piece: 1 MB on one line took 111 s without this. @source engine.md §4.2 */
const MAX_LINE_LENGTH = 2000;
/**
 * For one line. Far above what any line of {@link MAX_LINE_LENGTH} needs, a cold start on a busy machine included: a
 * line that is cut short leaves the wrong colours behind for all that follow.
 */
const LINE_LIMIT_MS = 2000;

/** Code cut into coloured pieces. */
export interface TokenisedCode {
  readonly lines: readonly (readonly CodeToken[])[];
  /** `false` when the deadline passed and the rest is plain. */
  readonly isComplete: boolean;
  readonly tookMs: number;
}

/** What to cut, and how long it may take. */
export interface TokeniseJob {
  readonly lines: readonly string[];
  readonly grammar: string;
  /** For this block, without the loading of its grammar. */
  readonly limitMs: number;
}

let highlighter: Promise<HighlighterCore> | undefined;

/** The lines in coloured pieces. Runs in the render worker: a hostile line can only be stopped by ending the worker. */
export async function tokenise(job: TokeniseJob): Promise<TokenisedCode> {
  highlighter ??= createHighlighterCore({
    themes: [theme],
    langs: [],
    engine: createJavaScriptRegexEngine({ forgiving: true }),
  });
  const started = performance.now();
  const core = await highlighter;
  if (!core.getLoadedLanguages().includes(job.grammar)) {
    const grammar = (await loadGrammar(job.grammar)) as LanguageRegistration[] | undefined;
    if (grammar === undefined) return { lines: job.lines.map(plainTokens), isComplete: true, tookMs: 0 };
    await core.loadLanguage(grammar);
  }
  const code = tokeniseLines(core, job);
  return { ...code, tookMs: performance.now() - started };
}

function tokeniseLines(core: HighlighterCore, job: TokeniseJob): Omit<TokenisedCode, 'tookMs'> {
  const deadline = performance.now() + job.limitMs;
  const lines: (readonly CodeToken[])[] = [];
  const stopAt = (index: number) => ({
    lines: [...lines, ...job.lines.slice(index).map(plainTokens)],
    isComplete: false,
  });
  let state: GrammarState | undefined;
  for (const [index, line] of job.lines.entries()) {
    const started = performance.now();
    if (started > deadline) return stopAt(index);
    const tokens = core.codeToTokensBase(line, {
      lang: job.grammar,
      theme: 'github-light-default',
      tokenizeMaxLineLength: MAX_LINE_LENGTH,
      tokenizeTimeLimit: LINE_LIMIT_MS,
      ...(state === undefined ? {} : { grammarState: state }),
    });
    if (performance.now() - started > LINE_LIMIT_MS) return stopAt(index);
    state = core.getLastGrammarState(tokens) ?? state;
    lines.push(merge((tokens[0] ?? []).map(({ content, color }) => ({ kind: kindOf(color), text: content }))));
  }
  return { lines, isComplete: true };
}

function kindOf(color: string | undefined): TokenKind {
  return KINDS[(color ?? '').toLowerCase()] ?? '';
}

/** Neighbours of one kind become one piece, and white space joins what is before it: fewer elements, same picture. */
function merge(tokens: readonly CodeToken[]): readonly CodeToken[] {
  const merged: { kind: TokenKind; text: string }[] = [];
  for (const token of tokens) {
    const last = merged.at(-1);
    if (last !== undefined && (last.kind === token.kind || token.text.trim() === '')) last.text += token.text;
    else merged.push({ ...token });
  }
  return merged;
}
