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

/** Deeper sections speak about details: installing an add-on, testing with a prompt. @source judged on five repositories */
const DEEPEST: Readonly<Record<DocumentSection['kind'], number>> = {
  what: 2,
  install: 2,
  'quick-start': 3,
  usage: 3,
  configuration: 3,
  architecture: 3,
  development: 3,
  testing: 3,
  contributing: 3,
  security: 3,
  licence: 3,
  other: 3,
};

/** Code blocks of the given kinds of section, preferred kinds first; documents farther from the root only as a last resort. */
export function findBlocks(
  documents: readonly DocumentFact[],
  kinds: readonly DocumentSection['kind'][],
  limit: number,
): DocumentBlock[] {
  const isForUsers = !kinds.includes('development');
  for (const all of nearRoot(documents)) {
    const group = isForUsers ? all.filter(({ path }) => !/contribut|develop|hacking|agents|claude/i.test(path)) : all;
    const found = kinds.flatMap((kind) => group.flatMap((document) => blocksOf(document, kind)));
    const unique = found.filter((block, at) => found.findIndex((other) => other.text === block.text) === at);
    const shell = unique.filter(({ isShell }) => isShell);
    // Only using a library is shown in its language; installing and developing are done in a shell.
    const chosen = kinds.includes('usage') ? unique : shell;
    if (chosen.length > 0) return chosen.slice(0, limit);
  }
  return [];
}

/** Headings of what comes long after the first use. */
const LATER = /\b(updat|upgrad|migrat|uninstall)/i;

/** Kinds of section in which a README may show what it is about before any heading says so. */
const OPENING: ReadonlySet<DocumentSection['kind']> = new Set(['what', 'other', 'install']);

/** Kinds of section that speak to those who change the project. */
const FOR_DEVELOPERS: ReadonlySet<DocumentSection['kind']> = new Set([
  'development',
  'testing',
  'contributing',
  'security',
  'licence',
]);

/**
 * How the project is used for the first time: what stands under such a heading; where none says "quick start", what the
 * README shows on the way to the first section about use comes before that. A README without any such heading shows it
 * first all the same.
 */
export function findFirstUse(documents: readonly DocumentFact[], limit: number): DocumentBlock[] {
  const started = findBlocks(documents, ['quick-start'], limit);
  const used = findBlocks(documents, ['quick-start', 'usage'], limit);
  const [readme] = nearRoot(documents)[0] ?? [];
  if (started.length > 0 || readme === undefined) return used;
  const kinds = kindsOf(readme.sections);
  const end = kinds.findIndex((kind) => !OPENING.has(kind));
  const shown = readme.sections.map((section, at) => ({
    isOpening: end < 0 || at < end,
    blocks:
      kinds[at] === 'install' ||
      FOR_DEVELOPERS.has(kinds[at] ?? 'other') ||
      section.level > DEEPEST.usage ||
      LATER.test(section.heading)
        ? []
        : blocksIn(section, readme),
  }));
  const isTold = used.some(({ path }) => path === readme.path);
  const first = shown.flatMap(({ blocks, isOpening }) => (isOpening || !isTold ? blocks : []));
  const all = isTold || first.length === 0 ? [...first, ...used] : first;
  return all.filter((block, at) => all.findIndex(({ text }) => text === block.text) === at).slice(0, limit);
}

/** Kinds that say nothing in a document whose kind says all. */
const ANY: ReadonlySet<DocumentSection['kind']> = new Set(['what', 'other', 'quick-start']);

function blocksOf(document: DocumentFact, kind: DocumentSection['kind']): DocumentBlock[] {
  const inherited = kindsOf(document.sections);
  const steps = kind === 'install' ? stepsOfInstalling(document.sections, inherited) : new Set<number>();
  return document.sections.flatMap((section, at) => {
    if (steps.has(at)) return blocksIn(section, document);
    const own = document.kind === 'contributing' && ANY.has(inherited[at] ?? 'other') ? 'contributing' : inherited[at];
    // A command for the maintainers alone is no step for anybody else.
    if (
      /\b(maintainers?|core team)\b.{0,20}\bonly\b|\bonly\b.{0,40}\b(maintainers?|core team)\b/i.test(
        section.lead?.text ?? '',
      )
    )
      return [];
    const isFirst = (kind !== 'usage' && kind !== 'quick-start') || !LATER.test(section.heading);
    return own !== kind || section.level > DEEPEST[kind] || !isFirst ? [] : blocksIn(section, document);
  });
}

/**
 * Places of the sections that are steps of installing, whatever each is called: "get the sources", "configure", "build".
 * A section about installing without a command of its own is divided into them.
 */
function stepsOfInstalling(
  sections: readonly DocumentSection[],
  kinds: readonly DocumentSection['kind'][],
): ReadonlySet<number> {
  const steps = new Set<number>();
  let open: number | undefined;
  for (const [at, { codeBlocks, level }] of sections.entries()) {
    if (open !== undefined && level > open) {
      if (level === open + 1) steps.add(at);
      continue;
    }
    open = kinds[at] === 'install' && level <= DEEPEST.install && codeBlocks.length === 0 ? level : undefined;
  }
  return steps;
}

function blocksIn({ codeBlocks, heading }: DocumentSection, { path }: DocumentFact): DocumentBlock[] {
  return codeBlocks.flatMap(({ startLine, endLine, language, text }): DocumentBlock[] => {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    if (lines.length === 0 || lines.length > BLOCK_LINES) return [];
    return [{ path, heading, startLine, endLine, language, text, isShell: isShellBlock(language, lines) }];
  });
}

/** A section that says nothing about its kind belongs to the one it stands under. */
function kindsOf(sections: readonly DocumentSection[]): DocumentSection['kind'][] {
  const open: { readonly level: number; readonly kind: DocumentSection['kind'] }[] = [];
  return sections.map(({ level, kind }) => {
    while ((open.at(-1)?.level ?? -1) >= level) open.pop();
    const parent = open.at(-1)?.kind;
    const own = kind === 'other' && parent !== undefined && parent !== 'what' ? parent : kind;
    open.push({ level, kind: own });
    return own;
  });
}

function isShellBlock(language: string, lines: readonly string[]): boolean {
  if (SHELL_LANGUAGES.has(language.toLowerCase())) return true;
  return ['', 'text', 'txt', 'plain'].includes(language.toLowerCase()) && COMMANDS.test(lines[0] as string);
}

/** The root's README, its other documents, then `docs/`: deeper ones speak about parts, not about the whole. */
function nearRoot(documents: readonly DocumentFact[]): DocumentFact[][] {
  const atRoot = documents.filter((document) => folderOf(document.path) === '');
  const readmes = atRoot.filter((document) => isReadme(document.path));
  const others = atRoot.filter(
    (document) => !readmes.includes(document) && !/^change|^history|^news/i.test(document.path),
  );
  const docs = documents.filter((document) => /^(docs?|documentation|\.github)$/i.test(folderOf(document.path)));
  return [readmes, others, docs];
}
