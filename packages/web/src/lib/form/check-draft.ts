import type { UiMessages } from '@orionwiki/core/messages';
import { type RepositoryProblem, understandRepository } from './understand-repository.ts';
import { type FieldName, isLocalProvider, patternsOf, type WikiDraft } from './wiki-draft.ts';

/** What is wrong with a field: the name of a text, with its values. */
export interface FieldProblem {
  readonly text: keyof UiMessages['problem'];
  readonly params?: Readonly<Record<string, string | number>>;
}

/** The fields to correct, in the order of the form; empty when the draft can be sent. */
export type FieldProblems = Readonly<Partial<Record<FieldName, FieldProblem>>>;

/** Most patterns of one field, and the longest one in characters; the server's own bounds. */
export const PATTERN_LIMITS = { limit: 100, length: 512 } as const;

/** Longest address in characters that is read; the server's own bound. */
const MAX_ADDRESS_LENGTH = 2048;

const REPOSITORY_TEXT: Readonly<Partial<Record<RepositoryProblem, keyof UiMessages['problem']>>> = {
  empty: 'repositoryEmpty',
  'too-long': 'repositoryTooLong',
  'leading-dash': 'repositoryCharacters',
  'local-path': 'repositoryLocal',
  'git-helper': 'repositoryScheme',
  characters: 'repositoryCharacters',
  scheme: 'repositoryScheme',
  'ssh-host': 'repositorySsh',
  path: 'repositoryPath',
};

/** Everything that would be refused, found before anything is sent. */
export function checkDraft(draft: WikiDraft): FieldProblems {
  const asksForModel = draft.mode === 'model' && draft.provider === 'own';
  const checks: readonly (readonly [FieldName, FieldProblem | undefined])[] = [
    ['repository', repositoryProblem(draft.repository)],
    ['ref', refProblem(draft.ref.trim())],
    ['baseUrl', asksForModel ? baseUrlProblem(draft.baseUrl.trim()) : undefined],
    ['apiKey', asksForModel ? keyProblem(draft) : undefined],
    ['model', asksForModel && draft.model.trim() === '' ? { text: 'model' } : undefined],
    ['confirmAbove', draft.mode === 'model' ? confirmProblem(draft.confirmAbove) : undefined],
    ['token', isSecretText(draft.token.trim()) ? undefined : { text: 'token' }],
    ['username', /[\s:]/.test(draft.username.trim()) ? { text: 'username' } : undefined],
    ['subdir', subdirProblem(draft.subdir.trim())],
    ['include', patternsProblem(draft.include)],
    ['exclude', patternsProblem(draft.exclude)],
  ];
  return Object.fromEntries(checks.filter(([, problem]) => problem !== undefined));
}

function repositoryProblem(text: string): FieldProblem | undefined {
  const understanding = understandRepository(text);
  if (understanding.kind === 'understood') return undefined;
  return { text: REPOSITORY_TEXT[understanding.problem] ?? 'repositoryUnclear', params: { limit: MAX_ADDRESS_LENGTH } };
}

/** What git refuses in a name. @source git-check-ref-format(1) */
const NEVER_IN_REF = /[\s~^:?*[\\\p{Cc}]|\.\.|@\{|\/\/|\.lock(?:\/|$)|(?:^|\/)\.|[./]$|^[-/]/u;

function refProblem(ref: string): FieldProblem | undefined {
  if (ref === '') return undefined;
  return NEVER_IN_REF.test(ref) || ref.length > 255 ? { text: 'ref' } : undefined;
}

function baseUrlProblem(text: string): FieldProblem | undefined {
  const url = URL.parse(text);
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:';
  return url && isWeb && url.username === '' && url.password === '' ? undefined : { text: 'baseUrl' };
}

function keyProblem(draft: WikiDraft): FieldProblem | undefined {
  const key = draft.apiKey.trim();
  if (key === '') return isLocalProvider(draft.baseUrl) ? undefined : { text: 'apiKey' };
  return isSecretText(key) ? undefined : { text: 'token' };
}

/** Printable ASCII without spaces, as every token is; nothing is no secret and no problem. */
function isSecretText(text: string): boolean {
  return /^[\x21-\x7e]*$/.test(text);
}

/** Most tokens that can be named; the server's own bound. */
const MAX_TOKENS = 100_000_000;

/** The number of tokens that was typed, with or without separators; `undefined` for none, `NaN` for no number. */
export function tokensOf(text: string): number | undefined {
  const digits = text.replace(/[\s.,_]/g, '');
  if (digits === '') return undefined;
  return /^\d+$/.test(digits) && Number(digits) <= MAX_TOKENS ? Number(digits) : Number.NaN;
}

function confirmProblem(text: string): FieldProblem | undefined {
  return Number.isNaN(tokensOf(text)) ? { text: 'confirmAbove' } : undefined;
}

function subdirProblem(subdir: string): FieldProblem | undefined {
  const isOutside = subdir.startsWith('/') || subdir.split(/[/\\]/).includes('..');
  return isOutside || subdir.length > 1000 ? { text: 'subdir' } : undefined;
}

function patternsProblem(text: string): FieldProblem | undefined {
  const patterns = patternsOf(text);
  const { limit, length } = PATTERN_LIMITS;
  const isTooMuch = patterns.length > limit || patterns.some((pattern) => pattern.length > length);
  return isTooMuch ? { text: 'globs', params: { limit, length } } : undefined;
}
