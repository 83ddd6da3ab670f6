import { describe, expect, test } from 'vitest';
import { understandRepository } from './understand-repository.ts';

describe('understandRepository', () => {
  test.each([
    ['acme/tools', 'github.com', 'acme/tools', undefined],
    ['  https://github.com/acme/tools.git ', 'github.com', 'acme/tools', undefined],
    ['“https://github.com/acme/tools”', 'github.com', 'acme/tools', undefined],
    ['git clone https://github.com/acme/tools.git', 'github.com', 'acme/tools', undefined],
    ['git@github.com:acme/tools.git', 'github.com', 'acme/tools', undefined],
    ['https://github.com/acme/tools/tree/main', 'github.com', 'acme/tools', 'main'],
    ['https://github.com/acme/tools/tree/main/src/lib', 'github.com', 'acme/tools', 'main/src/lib'],
    ['https://gitlab.com/group/sub/tools', 'gitlab.com', 'group/sub/tools', undefined],
    [`https://github.com/acme/tools/commit/${'a'.repeat(40)}`, 'github.com', 'acme/tools', 'aaaaaaaaaa'],
    ['http://127.0.0.1:4000/acme/tools.git', '127.0.0.1:4000', 'acme/tools', undefined],
  ])('%s is understood', (text, host, repository, ref) => {
    expect(understandRepository(text)).toMatchObject({ kind: 'understood', host, repository });
    expect((understandRepository(text) as { ref?: string }).ref).toBe(ref);
  });

  test.each([
    ['', 'empty'],
    ['hello world', 'not-an-address'],
    ['https://github.com/acme', 'path'],
    ['file:///etc/passwd', 'local-path'],
    ['../tools', 'local-path'],
    ['ftp://github.com/acme/tools', 'scheme'],
    ['ext::sh -c true', 'git-helper'],
    ['--upload-pack=x', 'leading-dash'],
    ['acme/to"ols', 'characters'],
    ['git@code.example:acme/tools', 'ssh-host'],
    [`https://github.com/acme/${'a'.repeat(3000)}`, 'too-long'],
  ])('%j is refused as %s', (text, problem) => {
    expect(understandRepository(text)).toEqual({ kind: 'refused', problem });
  });

  test('a secret in the address is taken out of it', () => {
    expect(understandRepository('https://me:s3cret@git.example/acme/tools')).toMatchObject({
      address: 'https://git.example/acme/tools',
      username: 'me',
      token: 's3cret',
    });
    expect(understandRepository('https://ghp_abcdefghijklmnop@github.com/acme/tools')).toMatchObject({
      address: 'https://github.com/acme/tools',
      token: 'ghp_abcdefghijklmnop',
    });
  });

  test('a user alone is taken out of the address as well', () => {
    const understanding = understandRepository('https://me@git.example/acme/tools');
    expect(understanding).toMatchObject({ address: 'https://git.example/acme/tools', username: 'me' });
    expect(understanding).not.toHaveProperty('token');
  });

  test.each([
    ['https://github.com/acme/tools/blob/main/a.ts', 'file', 'main/a.ts'],
    ['https://github.com/acme/tools/pull/7', 'request', '#7'],
    ['https://github.com/acme/tools/pull/7/files', 'request', '#7'],
    ['https://gitlab.com/acme/tools/-/merge_requests/12', 'request', '#12'],
    ['https://github.com/acme/tools/issues/7', 'inside', undefined],
    ['https://github.com/acme/tools/actions', 'inside', undefined],
    ['https://gitlab.com/acme/tools/-/issues', 'inside', undefined],
    ['git@github.com:acme/tools.git', 'ssh', undefined],
    ['https://deepwiki.com/acme/tools', 'mirror', undefined],
    ['https://github.com/acme/tools', undefined, undefined],
    ['https://github.com/acme/tools.git/', undefined, undefined],
    ['https://github.com/acme/tools?tab=readme-ov-file#install', undefined, undefined],
    ['https://github.com/acme/tools/tree/main', undefined, 'main'],
    ['acme/tools', undefined, undefined],
  ])('%s is noted as %s', (text, note, ref) => {
    const understanding = understandRepository(text) as { note?: string; ref?: string; repository: string };
    expect([understanding.repository, understanding.note, understanding.ref]).toEqual(['acme/tools', note, ref]);
  });
});
