import type { RepoPath } from './repo-path.ts';

/** Lines of one file: 1-based, both ends included. */
export interface LineRange {
  readonly startLine: number;
  readonly endLine: number;
}

/**
 * What exactly a range of lines is said to prove. `6-verify` has one checker for each predicate; a claim is never
 * checked by the mere mention of a name unless its predicate is `mentions`.
 */
export type Claim =
  /** The range declares `name` (function, class, constant, table key …). */
  | { readonly predicate: 'defines'; readonly name: string }
  /** The range holds an import, include or require of `specifier`. */
  | { readonly predicate: 'imports'; readonly specifier: string }
  /** The range holds a call whose callee ends in `callee`. */
  | { readonly predicate: 'calls'; readonly callee: string }
  /** The range holds these words, comment marks and white space aside. */
  | { readonly predicate: 'says'; readonly words: string }
  /** The range gives `key` the value `value` (manifest, configuration, constant); without `value`, it names the key. */
  | { readonly predicate: 'sets'; readonly key: string; readonly value?: string }
  /** The range holds this command line. */
  | { readonly predicate: 'runs'; readonly command: string }
  /** The range reads this environment variable. */
  | { readonly predicate: 'reads'; readonly variable: string }
  /** The range declares `name` as a kind of `base`. */
  | { readonly predicate: 'extends'; readonly name: string; readonly base: string }
  /** The range has the condition in the head of a branch or loop and, below or inside it, the `outcome` (a callee, error or status). */
  | { readonly predicate: 'when'; readonly condition: string; readonly outcome: string }
  /** The range throws, raises or returns this error, exits with this code, or answers with this status. */
  | { readonly predicate: 'ends'; readonly kind: 'raises' | 'answers' | 'exits'; readonly name: string }
  /** The range holds a call of `callee` that passes `argument`. */
  | { readonly predicate: 'passes'; readonly callee: string; readonly argument: string }
  /** The range holds an entry of a table, list, decorator or registering call that binds `value` to `key` (`''` in a list). */
  | { readonly predicate: 'registers'; readonly key: string; readonly value: string }
  /** The range uses `name` in code, not in a comment or string. */
  | { readonly predicate: 'uses'; readonly name: string }
  /** The range contains each of these names as whole words. The weakest claim: for model sentences only. */
  | { readonly predicate: 'mentions'; readonly names: readonly string[] };

/** A range of lines behind one claim. */
export interface Evidence extends LineRange {
  readonly path: RepoPath;
  /** The symbol the range belongs to, when there is one. */
  readonly symbol?: string;
  readonly claim: Claim;
}

/** Evidence as the reader sees it, after it was checked. */
export interface Citation extends LineRange {
  readonly path: RepoPath;
  readonly symbol?: string;
  /** The sentence, row or node the lines stand behind, as plain text. */
  readonly claim: string;
  /** The predicate that was checked, so that a file can be verified later without the run. */
  readonly check: Claim;
}
