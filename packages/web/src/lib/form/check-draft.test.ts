import { describe, expect, test } from 'vitest';
import { checkDraft } from './check-draft.ts';
import { toOrder } from './to-order.ts';
import { EMPTY_DRAFT, type WikiDraft } from './wiki-draft.ts';

const GOOD: WikiDraft = { ...EMPTY_DRAFT, repository: 'acme/tools' };
const WITH_MODEL: WikiDraft = {
  ...GOOD,
  mode: 'model',
  baseUrl: 'https://llm.example/v1',
  apiKey: 'sk-1',
  model: 'writer',
};

describe('checkDraft', () => {
  test.each<[string, Partial<WikiDraft>, string, string]>([
    ['no repository', { repository: ' ' }, 'repository', 'repositoryEmpty'],
    ['words', { repository: 'hello world' }, 'repository', 'repositoryUnclear'],
    ['an owner only', { repository: 'https://github.com/acme' }, 'repository', 'repositoryPath'],
    ['a local folder', { repository: '/home/me/tools' }, 'repository', 'repositoryLocal'],
    ['a git helper', { repository: 'ext::sh' }, 'repository', 'repositoryScheme'],
    ['another scheme', { repository: 'ftp://h.example/a/b' }, 'repository', 'repositoryScheme'],
    ['an option', { repository: '--upload-pack=x' }, 'repository', 'repositoryCharacters'],
    ['an ssh address of an unknown host', { repository: 'git@code.example:a/b' }, 'repository', 'repositorySsh'],
    ['a ref with a space', { ref: 'my branch' }, 'ref', 'ref'],
    ['a ref like an option', { ref: '-x' }, 'ref', 'ref'],
    ['a ref with two dots', { ref: 'a..b' }, 'ref', 'ref'],
    ['a folder outside', { subdir: '../etc' }, 'subdir', 'subdir'],
    ['an absolute folder', { subdir: '/etc' }, 'subdir', 'subdir'],
    ['a token with a line break', { token: 'a\nb' }, 'token', 'token'],
    ['a user name with a colon', { username: 'a:b' }, 'username', 'username'],
    ['too many patterns', { include: '*.ts\n'.repeat(101) }, 'include', 'globs'],
    ['a pattern that is too long', { exclude: 'a'.repeat(513) }, 'exclude', 'globs'],
  ])('%s is a problem of its field', (_case, change, field, text) => {
    expect(checkDraft({ ...GOOD, ...change })).toEqual({ [field]: expect.objectContaining({ text }) });
  });

  test.each<[string, Partial<WikiDraft>, string]>([
    ['no base URL', { baseUrl: '' }, 'baseUrl'],
    ['a base URL without scheme', { baseUrl: 'llm.example/v1' }, 'baseUrl'],
    ['a base URL with a password', { baseUrl: 'https://a:b@llm.example/v1' }, 'baseUrl'],
    ['no key', { apiKey: '' }, 'apiKey'],
    ['a key with a space', { apiKey: 'a b' }, 'apiKey'],
    ['no model', { model: ' ' }, 'model'],
    ['a threshold in words', { confirmAbove: 'many' }, 'confirmAbove'],
    ['a threshold below nothing', { confirmAbove: '-5' }, 'confirmAbove'],
    ['a threshold beyond all bounds', { confirmAbove: '999999999999' }, 'confirmAbove'],
  ])('with a model, %s is a problem', (_case, change, field) => {
    expect(Object.keys(checkDraft({ ...WITH_MODEL, ...change }))).toEqual([field]);
  });

  test.each(['main', 'feature/x-1', 'v1.2.3', 'a'.repeat(40), 'refs/pull/7/head'])('%s is a good ref', (ref) => {
    expect(checkDraft({ ...GOOD, ref })).toEqual({});
  });

  test('model fields are not looked at without a model or with the server’s own', () => {
    expect(checkDraft({ ...WITH_MODEL, mode: 'facts', apiKey: '' })).toEqual({});
    expect(checkDraft({ ...WITH_MODEL, provider: 'server', apiKey: '', baseUrl: '' })).toEqual({});
  });

  test('a provider on this machine needs no key', () => {
    expect(checkDraft({ ...WITH_MODEL, baseUrl: 'http://localhost:11434/v1', apiKey: '' })).toEqual({});
  });

  test('problems come in the order of the form', () => {
    expect(Object.keys(checkDraft({ ...WITH_MODEL, repository: '', model: '', ref: '-' }))).toEqual([
      'repository',
      'ref',
      'model',
    ]);
  });
});

describe('toOrder', () => {
  test('only what was filled in is sent', () => {
    expect(toOrder(GOOD)).toEqual({
      repository: { url: 'acme/tools' },
      mode: 'facts',
      language: 'en',
      size: 'full',
    });
  });

  test('everything that was filled in is sent, trimmed', () => {
    const order = toOrder({
      ...WITH_MODEL,
      repository: ' https://me:s3cret@git.example/acme/tools ',
      ref: ' main ',
      subdir: 'packages/core/',
      username: 'me',
      token: ' t ',
      include: 'src/**\n\n docs/** ',
    });
    expect(order.repository).toEqual({
      url: 'https://git.example/acme/tools',
      ref: 'main',
      subdir: 'packages/core',
      username: 'me',
      token: 't',
    });
    expect(order.include).toEqual(['src/**', 'docs/**']);
    expect(order.model).toEqual({ baseUrl: 'https://llm.example/v1', apiKey: 'sk-1', model: 'writer' });
  });

  test.each([
    ['250,000', 250_000],
    ['250.000', 250_000],
    ['0', 0],
    ['', undefined],
  ])('the threshold %j is sent as %j, and only with a model', (confirmAbove, tokens) => {
    expect(toOrder({ ...WITH_MODEL, confirmAbove }).confirmAboveTokens).toBe(tokens);
    expect(toOrder({ ...GOOD, confirmAbove }).confirmAboveTokens).toBeUndefined();
  });

  test('the server’s own model is asked for by sending none', () => {
    expect(toOrder({ ...WITH_MODEL, provider: 'server' }).model).toBeUndefined();
  });

  test('a local provider gets a key that is none', () => {
    expect(toOrder({ ...WITH_MODEL, baseUrl: 'http://localhost:11434/v1', apiKey: '' }).model?.apiKey).toBe('none');
  });
});
