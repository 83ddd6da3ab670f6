import type { Inline } from '#draft';
import { hasWholeWord } from '#text/whole-word';
import type { DropReason } from '#verified';
import type { RepositoryVocabulary } from './repository-vocabulary.ts';

const IDENTIFIER = /^[@#$\p{L}_][\p{L}\p{N}_$]*([.#:?!]+[$\p{L}_][\p{L}\p{N}_$]*)*(\(\))?$/u;
const PATH_LIKE = /^\.{0,2}\/?[\w@.~+-]+(\/[\w@.~+*-]+)+\/?$/;
/** Words of a condition that join or turn it around, as when its opposite is told: `x is not None`. */
const OPERATORS = new Set(['is', 'not', 'in', 'and', 'or']);
/** In running text of a model: names that no ordinary word looks like. */
const CODE_WORD = /\b[a-z]+[a-z0-9]*[A-Z]\w*\b|\b\w+_\w+\b/g;

/** Whether everything the inline names exists: in the repository, or in the lines cited beside it. */
export function checkName(inline: Inline, vocabulary: RepositoryVocabulary, citedText: string): DropReason | undefined {
  if (inline.kind === 'path') return pathExists(inline.path, vocabulary) ? undefined : 'unknown-path';
  if (inline.kind !== 'code') return undefined;
  // A long signature is cut with an ellipsis; what stands before it has to be there.
  const text = inline.text.trim().replace(/\s*…$/, '');
  if (vocabulary.names.has(text) || vocabulary.invocations.has(text) || isCited(text, citedText)) return undefined;
  if (PATH_LIKE.test(text)) return pathExists(text, vocabulary) ? undefined : 'unknown-path';
  if (IDENTIFIER.test(text)) return identifierExists(text, vocabulary, citedText) ? undefined : 'unknown-name';
  // An expression or command that is not in the cited lines: each of its names has to exist.
  const names = text.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? [];
  return names.every((name) => OPERATORS.has(name) || vocabulary.names.has(name) || hasWholeWord(citedText, name))
    ? undefined
    : 'unknown-name';
}

/** Code-like words in text that a model wrote outside of code marks and that do not exist. */
export function checkRunningText(
  text: string,
  vocabulary: RepositoryVocabulary,
  citedText: string,
): DropReason | undefined {
  for (const word of text.match(CODE_WORD) ?? []) {
    if (!vocabulary.names.has(word) && !hasWholeWord(citedText, word)) return 'unknown-name';
  }
  return undefined;
}

/** Whether the path is a file or a folder of the tree; a final slash is allowed for folders. */
export function pathExists(path: string, vocabulary: RepositoryVocabulary): boolean {
  const bare = path.replace(/^\.\//, '').replace(/\/$/, '');
  return vocabulary.files.has(bare) || vocabulary.folders.has(bare);
}

function identifierExists(text: string, vocabulary: RepositoryVocabulary, citedText: string): boolean {
  const parts = text.replace(/\(\)$/, '').split(/[.#:?!@]+/);
  return parts.every(
    (part) =>
      part === '' || vocabulary.names.has(part) || vocabulary.names.has(`#${part}`) || hasWholeWord(citedText, part),
  );
}

function isCited(text: string, citedText: string): boolean {
  const squeeze = (value: string): string => value.replace(/[\s\\]+/g, '');
  return text !== '' && squeeze(citedText).includes(squeeze(text));
}
