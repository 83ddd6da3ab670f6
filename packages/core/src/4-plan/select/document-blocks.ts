import type { DocumentFact, DocumentSection } from '#analysis';
import { folderOf } from '#vocabulary';
import type { DocumentBlock } from '../wiki-plan.ts';
import { isReadme } from './document-words.ts';

const SHELL_LANGUAGES = new Set([
  'sh',
  'bash',
  'shell',
  'console',
  'zsh',
  'shell-session',
  'shellsession',
  'terminal',
  'powershell',
  'bat',
  'cmd',
]);
const COMMANDS =
  /^\s*(\$\s|(npm|npx|pnpm|yarn|bun|bunx|deno|node|pip|pip3|pipx|uv|uvx|poetry|python|python3|tox|pytest|go|cargo|git|docker|make|brew|curl|apt|apt-get|gem|bundle|mvn|gradle|\.\/gradlew|dotnet|composer|php)\s)/;
/** Longer blocks are scripts or output, not something to type. @source own bound */
const BLOCK_LINES = 30;

/** Code blocks of the given kinds of section: the root README first, then other documents near the root. */
export function findBlocks(
  documents: readonly DocumentFact[],
  kinds: readonly DocumentSection['kind'][],
  limit: number,
): DocumentBlock[] {
  const blocks: DocumentBlock[] = [];
  const seen = new Set<string>();
  for (const document of nearRoot(documents)) {
    for (const section of document.sections) {
      if (!kinds.includes(section.kind)) continue;
      for (const block of section.codeBlocks) {
        const lines = block.text.split('\n').filter((line) => line.trim() !== '');
        if (lines.length === 0 || lines.length > BLOCK_LINES || seen.has(block.text)) continue;
        seen.add(block.text);
        const isShell = isShellBlock(block.language, lines);
        const { startLine, endLine, language, text } = block;
        blocks.push({ path: document.path, heading: section.heading, startLine, endLine, language, text, isShell });
      }
    }
  }
  return blocks.slice(0, limit);
}

function isShellBlock(language: string, lines: readonly string[]): boolean {
  if (SHELL_LANGUAGES.has(language.toLowerCase())) return true;
  return ['', 'text', 'txt', 'plain'].includes(language.toLowerCase()) && COMMANDS.test(lines[0] as string);
}

/** Root README, other documents of the root, then `docs/`; deeper ones speak about parts, not about the whole. */
function nearRoot(documents: readonly DocumentFact[]): DocumentFact[] {
  const atRoot = documents.filter((document) => folderOf(document.path) === '');
  const readmes = atRoot.filter((document) => isReadme(document.path));
  const others = atRoot.filter(
    (document) => !readmes.includes(document) && !/^change|^history|^news/i.test(document.path),
  );
  const docs = documents.filter((document) => /^(docs?|documentation|\.github)$/i.test(folderOf(document.path)));
  return [...readmes, ...others, ...docs];
}
