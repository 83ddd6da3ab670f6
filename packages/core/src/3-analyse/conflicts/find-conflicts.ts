import type { RepoSurvey, SurveyedFile } from '#survey';
import { fileNameOf, folderOf, type RepoPath } from '#vocabulary';
import type { ConflictFact, DocComment, EnvironmentFact, SymbolFact } from '../analysis.ts';
import { type CommentMention, collectCommentMentions, type PlacedComment } from './comment-mentions.ts';
import { countIn, spelling } from './count-words.ts';
import type { Mention } from './document-mentions.ts';
import { OwnNames } from './own-names.ts';
import { PathIndex } from './path-index.ts';
import type { WordSketch } from './word-sketch.ts';

/** Most conflicts of one kind: more of them mean that the rule does not fit the repository. @source own bound */
const MAX_OF_A_KIND = 12;
/** Flags that libraries bring along. */
const BROUGHT = /^--(help|version|no-.*|completions?|install-completion|show-completion|color|colour)$/;
/** Files that are not read as code but may hold names of settings and commands. */
const SETTINGS_NAME = /config|setting|env|option|schema|flag|command|cli|manifest|param/i;
/** Roles whose files have to be read before anything may be called missing. */
const NEEDED: ReadonlySet<SurveyedFile['role']> = new Set([
  'code',
  'manifest',
  'build',
  'ci',
  'config',
  'test',
  'example',
  'bench',
]);

/** What deciding takes. */
export interface ConflictSources {
  readonly survey: RepoSurvey;
  /** From documents in value order. */
  readonly mentions: readonly Mention[];
  /** Words of every text that was read and is neither document nor CI definition. */
  readonly words: WordSketch;
  /** Words of CI definitions: they set variables, but the flags in them are those of any program. */
  readonly ciWords: WordSketch;
  /** Lines of the repository's lists of ignored files. */
  readonly ignores: readonly string[];
  /** Files of targets that make their names while running. */
  readonly hasDynamicTargets: boolean;
  readonly readPaths: { has(path: RepoPath): boolean };
  readonly environment: readonly EnvironmentFact[];
  /** Product files with their comments and declarations. */
  readonly files: readonly {
    readonly path: RepoPath;
    readonly doc?: DocComment;
    readonly symbols: readonly SymbolFact[];
    /** Comments among the code, which document nothing. */
    readonly remarks?: readonly Pick<DocComment, 'text' | 'startLine' | 'endLine'>[];
  }[];
}

/**
 * What documents and comments name and the code does not have. Errs to silence: a name counts as known when any text that
 * was read holds its letters in any spelling, and nothing is said when a file that might hold it was not read.
 */
export function findConflicts(sources: ConflictSources): ConflictFact[] {
  const { survey, readPaths } = sources;
  const isAllRead = survey.files.every(({ path, role }) => !NEEDED.has(role) || readPaths.has(path));
  if (!isAllRead) return [];
  const unreadSettings = survey.files.some(
    ({ path, role }) => (role === 'data' || role === 'other') && SETTINGS_NAME.test(fileNameOf(path)),
  );
  const found = [
    ...(unreadSettings ? [] : missingFlags(sources)),
    ...(unreadSettings ? [] : missingVariables(sources)),
    ...missingScripts(sources),
    ...missingPaths(sources),
    ...missingNames(sources),
  ];
  return inOrder(found);
}

/** The first place of each name, documents before comments, then by path and line. */
function inOrder(found: readonly ConflictFact[]): ConflictFact[] {
  const kept = new Map<string, ConflictFact>();
  const counts = new Map<string, number>();
  for (const conflict of found) {
    const key = `${conflict.kind} ${conflict.name}`;
    if (kept.has(key)) continue;
    kept.set(key, conflict);
    counts.set(conflict.kind, (counts.get(conflict.kind) ?? 0) + 1);
  }
  return [...kept.values()].filter(({ kind }) => (counts.get(kind) ?? 0) <= MAX_OF_A_KIND);
}

function asConflict({ kind, name, path, line, of }: Mention): ConflictFact {
  return { kind, name, path, startLine: line, endLine: line, ...(of === undefined || kind === 'path' ? {} : { of }) };
}

/** Flags of own commands; where most of a command's flags are unknown, something else reads them. */
function missingFlags({ mentions, words }: ConflictSources): ConflictFact[] {
  const flags = mentions.filter(({ kind, name }) => kind === 'flag' && !BROUGHT.test(name));
  const isKnown = ({ name }: Mention): boolean => words.has(name);
  const names = new Set(flags.map(({ name }) => name));
  const missing = flags.filter((flag) => !isKnown(flag));
  const missingNames = new Set(missing.map(({ name }) => name));
  const knownCount = names.size - missingNames.size;
  return missingNames.size > Math.max(1, knownCount / 2) ? [] : missing.map(asConflict);
}

/**
 * Variables whose first word is that of others the code reads by their full names; where no such variable is known, the rest
 * of the name has to be unknown too, because settings may be read as prefix and field.
 */
function missingVariables({ mentions, words, ciWords, environment, survey }: ConflictSources): ConflictFact[] {
  const full = new Set(environment.map(({ name }) => name).filter((name) => name.includes('_')));
  const firsts = [...full].map((name) => name.split('_', 1)[0] ?? '');
  const owned = new Set(firsts.filter((first, at) => firsts.indexOf(first) !== at));
  const projects = new Set(
    survey.packages.flatMap(({ name }) => name?.value.split(/[/@]/).at(-1)?.toLowerCase() ?? []),
  );
  return mentions
    .filter(({ kind, name }) => {
      if (kind !== 'variable' || words.has(name) || ciWords.has(name)) return false;
      const [first = '', ...rest] = name.split('_');
      // Options of several words may be read by their prefix and their own name.
      if (owned.has(first)) return rest.length < 2 || !words.has(rest.join('_'));
      return projects.has(first.toLowerCase()) && !words.has(rest.join('_'));
    })
    .map(asConflict);
}

function missingScripts({ mentions, survey, hasDynamicTargets }: ConflictSources): ConflictFact[] {
  const scripts = survey.packages.flatMap((pack) => pack.scripts);
  const npm = new Set(
    survey.packages
      .filter(({ ecosystem }) => ecosystem === 'npm')
      .flatMap((pack) => pack.scripts.map(({ name }) => name)),
  );
  const targets = new Set(scripts.filter(({ invocation }) => invocation.startsWith('make ')).map(({ name }) => name));
  return mentions
    .filter(({ kind, name, of }) => {
      if (kind !== 'script') return false;
      if (of === 'make') return targets.size > 0 && !hasDynamicTargets && !targets.has(name);
      return npm.size > 0 && !npm.has(name);
    })
    .map(asConflict);
}

function missingPaths({ mentions, survey, ignores }: ConflictSources): ConflictFact[] {
  const paths = mentions.filter(({ kind }) => kind === 'path');
  if (paths.length === 0) return [];
  const index = new PathIndex(
    survey,
    ignores,
    paths.map(({ name }) => name),
  );
  return paths
    .filter(({ name, path, of }) => index.isMissing(name, path, of === 'link' ? 'link' : 'span'))
    .map(asConflict);
}

/** Names in comments that occur nowhere but in documentation comments. */
function missingNames({ files, words }: ConflictSources): ConflictFact[] {
  const comments = placedComments(files);
  const folders = new Map<string, OwnNames>();
  for (const { path, symbols } of files) {
    const own = folders.get(folderOf(path)) ?? new OwnNames();
    folders.set(folderOf(path), own);
    for (const { name, parameters = [] } of symbols) {
      own.add(name);
      for (const parameter of parameters) own.addAside(parameter.name);
    }
  }
  const mentions = collectCommentMentions(comments, (path) => folders.get(folderOf(path)) ?? new OwnNames());
  if (mentions.length === 0) return [];
  const candidates = mentions.filter(({ name }) => words.count(name) < 255);
  const counts = countIn(
    comments.map(({ doc }) => doc.text),
    new Set(candidates.map(({ name }) => spelling(name))),
  );
  return candidates.filter(({ name }) => words.count(name) <= (counts.get(spelling(name)) ?? 0)).map(asNameConflict);
}

function asNameConflict({ name, path, startLine, endLine, symbol }: CommentMention): ConflictFact {
  return { kind: 'name', name, path, startLine, endLine, ...(symbol === undefined ? {} : { symbol }) };
}

/** Each comment once, however many declarations share it. */
function placedComments(files: ConflictSources['files']): PlacedComment[] {
  const placed = new Map<string, PlacedComment>();
  for (const { path, doc, symbols, remarks = [] } of files) {
    if (doc !== undefined) placed.set(`${path}:${doc.startLine}`, { path, doc });
    for (const symbol of symbols) {
      const key = `${path}:${symbol.doc?.startLine ?? 0}`;
      if (symbol.doc !== undefined && !placed.has(key)) placed.set(key, { path, doc: symbol.doc, symbol });
    }
    for (const remark of remarks) {
      const key = `${path}:${remark.startLine}`;
      if (!placed.has(key)) placed.set(key, { path, doc: remark });
    }
  }
  return [...placed.values()];
}
