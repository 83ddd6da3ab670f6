import type { Section, SymbolFact, TestFact } from '#analysis';
import { fileNameOf, folderOf, type PageId, type RepoPath } from '#vocabulary';
import { bestFirst } from '../compare.ts';
import type { FactIndex } from '../fact-index.ts';
import type { AuthorWords, PartDoings, SectionSketch } from '../wiki-plan.ts';
import { quoteDoc, quoteWords } from './author-words.ts';
import { changeStartOf } from './change-start.ts';
import { leadOf, readmeOf } from './document-words.ts';
import { doingsOf } from './part-doings.ts';
import { findReadings, wordsOfGuide } from './part-readings.ts';
import { isErrorType } from './symbol-kinds.ts';
import { centralSymbols, wordsOfSymbol } from './symbol-story.ts';

/** Most declarations of a sketch. @source plan-facts.ts */
const SYMBOLS = 4;

const NO_DOINGS: PartDoings = { entries: [], entryCount: 0, outlets: [] };

/** What does something, or is shown to users by its authors, tells more about a part than what only carries fields. */
function codeFirst(symbols: readonly SymbolFact[], { shownIn, kindsOf }: FactIndex): SymbolFact[] {
  const isCode = ({ id, kind }: SymbolFact): boolean =>
    kind === 'function' || kind === 'class' || shownIn.has(id) || (kindsOf.get(id) ?? 0) > 1;
  // Namesakes of several files read as a slip: one stands for all.
  const distinct = symbols.filter(({ name }, at) => symbols.findIndex((other) => other.name === name) === at);
  return [...distinct.filter(isCode), ...distinct.filter((symbol) => !isCode(symbol))];
}

/** The section in a few facts. */
export function sketchSection(section: Section, index: FactIndex, pageId: PageId | undefined): SectionSketch {
  const words = wordsOfSection(section, index);
  const mainFile = mainFileOf(section, index);
  const symbols = codeFirst(centralSymbols(section, index).slice(0, 3 * SYMBOLS), index);
  const change = changeStartOf(symbols, mainFile?.path, index);
  const test = bestTest(index.testsOf.get(section.id) ?? [], section);
  return {
    section,
    ...(pageId === undefined ? {} : { pageId }),
    ...(words === undefined ? {} : { words }),
    doings: words === undefined ? doingsOf(section, index) : NO_DOINGS,
    ...(mainFile === undefined ? {} : { mainFile }),
    symbols: symbols.slice(0, SYMBOLS),
    ...(change === undefined ? {} : { change }),
    ...(test === undefined ? {} : { test }),
    uses: index.usesOf.get(section.id) ?? [],
    usedBy: index.usedByOf.get(section.id) ?? [],
    readings: findReadings(section, index, words),
  };
}

/** What the authors say the section is for: nested README, package description, then comments at the top of files. */
function wordsOfSection(section: Section, index: FactIndex): AuthorWords | undefined {
  return (
    wordsOfReadme(section, index) ??
    wordsOfPackage(section, index) ??
    wordsOfFiles(section, index) ??
    wordsOfGuide(section, index) ??
    wordsOfTopSymbol(section, index)
  );
}

function wordsOfReadme(section: Section, index: FactIndex): AuthorWords | undefined {
  for (const folder of section.folders.slice(0, 3)) {
    if (folder === '' || !isWholeFolder(section, folder, index) || shareIn(section, folder) < 0.5) continue;
    const readme = readmeOf(folder, index.analysis.documents);
    const words = readme === undefined ? undefined : leadOf(readme, { limit: 190, name: section.name });
    if (words !== undefined) return words;
  }
  return undefined;
}

/** A package's own words count for the section that is the package, or bears its name because it is the rest of it. */
function wordsOfPackage(section: Section, index: FactIndex): AuthorWords | undefined {
  if (section.packageRoot === '') return undefined;
  const siblings = index.analysis.sections.filter((other) => other.packageRoot === section.packageRoot);
  const pack = index.analysis.survey.packages.find((candidate) => candidate.root === section.packageRoot);
  if (pack?.description === undefined) return undefined;
  if (siblings.length > 1 && section.name !== pack.name?.value) return undefined;
  return quoteWords(pack.description.value, {
    path: pack.path,
    range: pack.description,
    from: 'package',
  });
}

/** The comment of a folder's index file speaks for a folder of one part; that of the main file for a small part. */
function wordsOfFiles(section: Section, index: FactIndex): AuthorWords | undefined {
  const isIndex = (path: string): boolean =>
    /^(__init__\.py|index\.[cm]?[jt]sx?|mod\.rs|lib\.rs|doc\.go|package-info\.java)$/.test(fileNameOf(path));
  const [folder] = section.folders;
  const indexes =
    folder === undefined || !isWholeFolder(section, folder, index)
      ? []
      : section.files.filter((path) => isIndex(path) && folder === folderOf(path));
  const main = mainFileOf(section, index)?.path;
  const speaks = main !== undefined && (section.files.length <= FEW_FILES || isCalledAfter(section, main));
  for (const path of [
    ...indexes,
    ...packageComments(section, index),
    ...namesakes(section),
    ...(speaks ? [main] : []),
  ]) {
    const doc = index.analysis.files.get(path)?.doc;
    const words =
      doc === undefined
        ? undefined
        : quoteDoc(doc, { path, from: 'file', name: `${section.name} ${fileNameOf(path)}` });
    if (words !== undefined) return words;
  }
  return undefined;
}

/** Files of the outermost folder whose comment says that it speaks for the whole package, as is the custom in Go. */
function packageComments({ folders, files }: Section, { analysis }: FactIndex): RepoPath[] {
  const home = folders.reduce((one, other) => (other.length < one.length ? other : one), folders[0] ?? '');
  const speaking = files.filter((path) => {
    const doc = path.endsWith('.go') && folderOf(path) === home ? analysis.files.get(path)?.doc : undefined;
    return doc !== undefined && /^(Package|Command|Program) /.test(doc.text);
  });
  return speaking.sort((one, other) => Number(other.endsWith('/doc.go')) - Number(one.endsWith('/doc.go')));
}

/** Files called like the folder they stand in, a leading number apart: what the folder does begins there. */
function namesakes({ folders, files }: Section): RepoPath[] {
  const [folder = ''] = folders;
  const name = fileNameOf(folder).replace(/^\d+[-_.]/, '');
  return files.filter((path) => folderOf(path) === folder && fileNameOf(path).replace(/\.[^.]*$/, '') === name);
}

/** Whether a flat part has its name from this file. */
function isCalledAfter({ name }: Section, file: RepoPath): boolean {
  return name.split(/[./]/).at(-1) === fileNameOf(file).replace(/\.[^.]*$/, '');
}

/** A part with more files is more than one declaration of it says. @source judged on five repositories */
const FEW_FILES = 3;

/** The comment of the most taken declaration, where the part is small enough for it to speak for all; constants and errors never do. */
function wordsOfTopSymbol(section: Section, index: FactIndex): AuthorWords | undefined {
  const [first] = centralSymbols(section, index);
  if (first === undefined || first.kind === 'constant' || first.kind === 'variable' || isErrorType(first))
    return undefined;
  return section.files.length <= FEW_FILES ? wordsOfSymbol(first) : undefined;
}

/** The part of a section's files that lie below the folder. */
function shareIn(section: Section, folder: string): number {
  return section.files.filter((path) => path.startsWith(`${folder}/`)).length / Math.max(1, section.files.length);
}

/** Whether no other section lives in the folder, so that the folder's README speaks for this one. */
function isWholeFolder(section: Section, folder: string, index: FactIndex): boolean {
  return index.analysis.sections.every(
    (other) =>
      other.id === section.id || !other.folders.some((path) => path === folder || path.startsWith(`${folder}/`)),
  );
}

function mainFileOf(section: Section, index: FactIndex): { path: RepoPath; fanIn: number } | undefined {
  const files = section.files.map((path) => index.analysis.files.get(path)).filter((file) => file !== undefined);
  const hasCode = files.some(({ isParsed }) => isParsed);
  const [best] = bestFirst(
    files,
    (file) =>
      file.rank * 4 +
      Math.log2(1 + file.fanIn) +
      (entersAt(file.path, index) ? 4 : 0) +
      // A style sheet called after the part is not where its code begins.
      (isCalledAfter(section, file.path) && (file.isParsed || !hasCode) ? 8 : 0),
    (file) => file.path,
  );
  return best === undefined ? undefined : { path: best.path, fanIn: best.fanIn };
}

function entersAt(path: RepoPath, index: FactIndex): boolean {
  return index.analysis.survey.packages.some((pack) => pack.entryPoints.some((entry) => entry.target === path));
}

/** The test file with most stated behaviour that aims at this section more than at others. */
export function bestTest(tests: readonly TestFact[], section: Section): TestFact | undefined {
  return rankTests(tests, section)[0];
}

/** Tests of a section, the most telling first. */
export function rankTests(tests: readonly TestFact[], section: Section): TestFact[] {
  const own = new Set(section.files);
  return bestFirst(
    tests,
    (test) => {
      const aimed = test.subjects.filter((path) => own.has(path)).length / Math.max(1, test.subjects.length);
      const isNamed = test.named !== undefined && own.has(test.named);
      return (isNamed ? 10 : 0) + aimed * 6 + Math.log2(1 + test.titles.length);
    },
    (test) => test.path,
  );
}
