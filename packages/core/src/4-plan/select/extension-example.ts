import type { SymbolFact } from '#analysis';
import { hasWholeWord } from '#text/whole-word';
import type { FactIndex } from '../fact-index.ts';
import type { ExtensionExample } from '../wiki-plan.ts';

/** Longest line that declares an example, in characters. @source own bound: read aloud */
const LINE = 120;
/** A declaration with what it is a kind of behind its name. */
const DECLARES = /^\s{0,12}(?:export |default |abstract |public ){0,3}class ([A-Za-z_$][\w$]{0,80})\b(.{0,100})$/;

/** An implementation of the base that a document shows in code, else one in the repository's examples. */
export function findExample(base: SymbolFact, index: FactIndex): ExtensionExample | undefined {
  for (const document of index.analysis.documents) {
    if (document.kind === 'changelog') continue;
    for (const { codeBlocks } of document.sections) {
      for (const block of codeBlocks) {
        if (!hasWholeWord(block.text, base.name)) continue;
        const lines = block.text.split('\n');
        for (const [at, text] of lines.entries()) {
          const found = text.length > LINE ? null : DECLARES.exec(text);
          const [, name = '', rest = ''] = found ?? [];
          if (found === null || name === base.name || !hasWholeWord(rest, base.name)) continue;
          const line = block.startLine + at;
          return { path: document.path, name, text: text.trim(), startLine: line, endLine: line };
        }
      }
    }
  }
  for (const symbol of index.analysis.symbols.values()) {
    if (index.analysis.files.get(symbol.path)?.role !== 'example') continue;
    if (!symbol.bases.some(({ target }) => target === base.id)) continue;
    const { path, name, nameLine } = symbol;
    return { path, name, text: name, startLine: nameLine, endLine: nameLine };
  }
  return undefined;
}
