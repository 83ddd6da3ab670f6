import type { Inspection } from '@orionwiki/client';
import { loadInterfaceMessages } from '@orionwiki/core/messages';
import { expect, test } from 'vitest';
import { Texts } from '#lib/i18n/texts.svelte.ts';
import { isUnknownRef, lookupProblem, mayBePrivate } from './lookup-text.ts';
import { tokenKind, tokenPage } from './token-page.ts';
import { understandRepository } from './understand-repository.ts';
import { understoodText } from './understood-text.ts';

const texts = new Texts('en', await loadInterfaceMessages('en'));
const NOTHING = { ref: '', subdir: '' };

const inspection = (change: Partial<Inspection> = {}): Inspection => ({
  url: 'https://github.com/acme/tools',
  host: 'github.com',
  fullName: 'acme/tools',
  isReachable: true,
  defaultBranch: 'trunk',
  refs: [{ name: 'trunk', kind: 'branch', commit: 'a'.repeat(40) }],
  hasMoreRefs: false,
  ...change,
});

test.each([
  ['acme/tools', {}, undefined, 'GitHub · acme/tools · default branch'],
  ['acme/tools', {}, inspection(), 'GitHub · acme/tools · trunk, the default branch'],
  ['acme/tools', { ref: 'v1' }, inspection(), 'GitHub · acme/tools · v1'],
  ['https://github.com/acme/tools/tree/main/src', {}, undefined, 'GitHub · acme/tools · main/src'],
  [
    'https://github.com/acme/tools/tree/main/src',
    {},
    inspection({ ref: 'main', subdir: 'src' }),
    'GitHub · acme/tools · main · folder src',
  ],
  ['https://github.com/acme/tools/pull/7', {}, inspection({ ref: 'refs/pull/7/head' }), 'GitHub · acme/tools · #7'],
  [
    'https://git.example/acme/tools',
    { subdir: 'lib' },
    undefined,
    'git.example · acme/tools · default branch · folder lib',
  ],
])('%s with %j is told as it is understood', (text, fields, known, told) => {
  const understanding = understandRepository(text);
  expect(understoodText({ understanding, draft: { ...NOTHING, ...fields }, inspection: known }, texts)).toBe(told);
});

test('a repository that cannot be read is told in words of the catalogue', () => {
  const missing = inspection({ isReachable: false, error: { code: 'REPO_NOT_FOUND_OR_PRIVATE', params: {} } });
  expect(lookupProblem(missing, texts)).toBe('Repository not found, or private');
  expect(mayBePrivate(missing)).toBe(true);
  const dead = inspection({ isReachable: false, error: { code: 'REPO_UNREACHABLE', params: { reason: 'dns' } } });
  expect(lookupProblem(dead, texts)).toBe('The host does not answer');
  expect(mayBePrivate(dead)).toBe(false);
  expect(lookupProblem(inspection(), texts)).toBe('');
});

test.each([
  ['trunk', {}, false],
  ['', {}, false],
  ['no-such', {}, true],
  ['no-such', { hasMoreRefs: true }, false],
  ['no-such', { isReachable: false }, false],
  ['refs/pull/7/head', {}, false],
  ['a'.repeat(40), {}, false],
])('whether %j is unknown to a host that says %j: %j', (ref, change, isUnknown) => {
  expect(isUnknownRef(inspection(change), ref)).toBe(isUnknown);
});

test.each([
  ['acme/tools', 'https://github.com/settings/personal-access-tokens/new'],
  ['https://gitlab.acme.example/a/b', 'https://gitlab.acme.example/-/user_settings/personal_access_tokens'],
  ['https://codeberg.org/a/b', 'https://codeberg.org/user/settings/applications'],
  ['https://git.example/a/b', undefined],
  ['https://git.example/a/b/tree/main', undefined],
])('tokens for %s are had at %s', (text, page) => {
  expect(tokenPage(understandRepository(text))).toBe(page);
});

test.each([
  ['acme/tools', 'github'],
  ['https://acme.ghe.com/a/b', 'github'],
  ['https://git.example/a/b/tree/main', 'unknown'],
  ['https://git.example/a/b/-/tree/main', 'gitlab'],
  ['https://dev.azure.com/a/b/_git/c', 'azure'],
  ['nonsense', 'unknown'],
])('%s asks for a token of %s', (text, kind) => {
  expect(tokenKind(understandRepository(text))).toBe(kind);
});
