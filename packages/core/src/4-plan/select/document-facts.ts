import type { Analysis, ConflictFact, DocumentFact, DocumentLine, DocumentSection } from '#analysis';
import { fileNameOf, folderOf } from '#vocabulary';
import type { AuthorWords, DecisionOnRecord, FeatureList, NewestRelease } from '../wiki-plan.ts';
import { quoteWords } from './author-words.ts';
import { readmeOf, wordsOfSection } from './document-words.ts';

/** Sections that give reasons, and those that say for whom. */
const REASON =
  /^(why\b|motivation|rationale|background|purpose|the problem|problem( statement)?$|goals?$|philosophy|who\b.*\bfor)/i;
/** What asks the reader for something is no reason. */
const REQUEST = /⭐|\bplease consider\b|\b(give|leave)\b.{0,40}\bstars?\b|\b(sponsor|donat)/iu;
/** Sections that list what a thing offers. */
const FEATURES = /^(key |main |core )?(features|highlights|benefits|capabilities)\b|^what (it|you) (does|gets?|can)/i;
/** Quoted reasons, features and decisions. @source own bounds: the page stays short */
const LIMITS = { reasons: 1, features: 3, decisions: 4, reason: 240, feature: 100, change: 150 } as const;

/** What the main README gives as the reason for the project. */
export function reasonsIn(analysis: Analysis, subdir: string): AuthorWords[] {
  const readme = mainReadme(analysis, subdir);
  if (readme === undefined) return [];
  return sectionsCalled(readme, REASON)
    .flatMap((section) => wordsOfSection(readme, section, { limit: LIMITS.reason }) ?? [])
    .filter(({ words }) => !REQUEST.test(words) && !PREAMBLE.test(words))
    .slice(0, LIMITS.reasons);
}

/** What the main README warns of. */
export function warningsIn(analysis: Analysis, subdir: string): AuthorWords[] {
  const readme = mainReadme(analysis, subdir);
  if (readme === undefined) return [];
  const { path, warnings = [] } = readme;
  return warnings.flatMap(
    (range) => quoteWords(range.text, { path, range, from: 'readme', limit: LIMITS.reason }) ?? [],
  );
}

/** Items that reading keeps of one list: with so many there may be more. @source project-facts.ts */
const KEPT_ITEMS = 12;

/** What only leads up to what its author has to say. */
const PREAMBLE = /\b(I|we) (want|would like|wanted) to\b|\bI'd like to\b|\blet(’s|'s| me| us)\b/i;

/** What the main README lists as features, as far as the items are short enough to quote. */
export function featuresIn(analysis: Analysis, subdir: string): FeatureList | undefined {
  const readme = mainReadme(analysis, subdir);
  if (readme === undefined) return undefined;
  for (const section of sectionsCalled(readme, FEATURES)) {
    const items = section.items ?? [];
    const words = items.flatMap(
      (item) => quoteWords(item.text, { path: readme.path, range: item, from: 'readme', limit: LIMITS.feature }) ?? [],
    );
    const chosen = words.filter(({ isCut }) => !isCut).slice(0, LIMITS.features);
    if (chosen.length > 1)
      return {
        path: readme.path,
        heading: section.heading,
        items: chosen,
        count: items.length < KEPT_ITEMS ? items.length : undefined,
      };
  }
  return undefined;
}

function mainReadme({ documents }: Analysis, subdir: string): DocumentFact | undefined {
  return readmeOf(subdir, documents) ?? readmeOf('', documents);
}

/** Headings often open with a picture: marks in front of the words are stepped over. */
function sectionsCalled(document: DocumentFact, pattern: RegExp): DocumentSection[] {
  return document.sections.filter(
    ({ heading, level }) => level <= 3 && pattern.test(heading.replace(/^[^\p{L}]+/u, '')),
  );
}

/** The newest released version of the change log at the root. */
export function newestRelease({ documents }: Analysis, subdir: string): NewestRelease | undefined {
  const log = documents.find(
    ({ path, release }) => release !== undefined && (folderOf(path) === subdir || folderOf(path) === ''),
  );
  if (log?.release === undefined) return undefined;
  const quoted = (items: readonly DocumentLine[]): AuthorWords[] =>
    items
      .flatMap(
        (item) => quoteWords(item.text, { path: log.path, range: item, from: 'readme', limit: LIMITS.change }) ?? [],
      )
      .filter(({ isCut }) => !isCut)
      .slice(0, 2);
  const { release } = log;
  return { path: log.path, release, items: quoted(release.items), waiting: quoted(release.waiting ?? []) };
}

/** Decisions on record that hold, newest last in the repository's own order. */
export function decisionsIn({ documents }: Analysis): { readonly shown: DecisionOnRecord[]; readonly count: number } {
  const records = documents.flatMap((document): DecisionOnRecord[] => {
    const { decision, title, path } = document;
    if (document.kind !== 'decision' || title === undefined || decision === undefined) return [];
    if (/reject|supersed|deprecat|withdrawn/i.test(decision.status?.text ?? '')) return [];
    const said = decision.decision;
    const words =
      said === undefined ? undefined : quoteWords(said.text, { path, range: said, from: 'readme', name: title.text });
    if (words === undefined && decision.status === undefined) return [];
    return [
      {
        path,
        title,
        ...(decision.status === undefined ? {} : { status: decision.status }),
        ...(words === undefined ? {} : { words }),
      },
    ];
  });
  return { shown: records.slice(0, LIMITS.decisions), count: records.length };
}

/** What documents name and the code does not have; the place of a subfolder alone decides nothing. */
export function documentConflicts({ conflicts }: Analysis, subdir: string): ConflictFact[] {
  return subdir === '' ? conflicts.filter(({ kind }) => kind !== 'name') : [];
}

/** The licence file at the root, when its first line names the licence. */
export function licenceIn({ documents }: Analysis, subdir: string): DocumentFact | undefined {
  return documents.find(
    ({ kind, path, title }) =>
      kind === 'licence' && title !== undefined && (folderOf(path) === subdir || folderOf(path) === ''),
  );
}

/** The document that says how to contribute, nearest to the root. */
export function contributingIn({ documents }: Analysis): DocumentFact | undefined {
  const found = documents.filter(({ kind, path }) => kind === 'contributing' && path.split('/').length <= 3);
  return found.find(({ path }) => /^contributing/i.test(fileNameOf(path))) ?? found[0];
}
