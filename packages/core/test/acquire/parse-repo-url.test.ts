import { describe, expect, it } from 'vitest';
import { isLocalAddress, type ParsedRepoUrl, parseRepoUrl } from '../../src/1-acquire/parse-repo-url.ts';

type Expected = Partial<Omit<ParsedRepoUrl, 'ok' | 'cloneUrls'>> & { clone?: string };

const PLAIN = { kind: 'github', fullName: 'acme/tools', clone: 'https://github.com/acme/tools.git' } as const;

const ACCEPTED: readonly (readonly [text: string, expected: Expected])[] = [
  // GitHub
  ['acme/tools', PLAIN],
  ['acme/tools.js', { fullName: 'acme/tools.js', clone: 'https://github.com/acme/tools.js.git' }],
  ['  acme/tools  ', PLAIN],
  ['<https://github.com/acme/tools>', PLAIN],
  ['github.com/acme/tools', PLAIN],
  ['www.github.com/acme/tools', PLAIN],
  ['HTTPS://GitHub.com/acme/tools', PLAIN],
  ['https://github.com/acme/tools/', PLAIN],
  ['https://github.com/acme/tools.git', PLAIN],
  ['https://github.com/acme/tools?tab=readme-ov-file#install', PLAIN],
  ['https://github.com/acme/tools/issues/12', PLAIN],
  ['https://github.com/acme/tools/tree/main', { ...PLAIN, target: { ref: 'main', isFile: false } }],
  [
    'https://github.com/acme/tools/tree/feature/x/src/lib',
    { ...PLAIN, target: { refAndPath: ['feature', 'x', 'src', 'lib'], isFile: false } },
  ],
  [
    'https://github.com/acme/tools/blob/main/src/a%20b.ts#L10-L20',
    { ...PLAIN, target: { refAndPath: ['main', 'src', 'a b.ts'], isFile: true } },
  ],
  [
    'https://github.com/acme/tools/commit/0123456789abcdef0123456789abcdef01234567',
    { target: { ref: '0123456789abcdef0123456789abcdef01234567', refKind: 'commit', isFile: false } },
  ],
  ['https://github.com/acme/tools/releases/tag/v1.2', { target: { ref: 'v1.2', refKind: 'tag', isFile: false } }],
  ['https://github.com/acme/tools/pull/42/files', { target: { ref: 'refs/pull/42/head', isFile: false } }],
  ['https://github.example.org/acme/tools', { kind: 'github', host: 'github.example.org' }],
  ['https://deepwiki.com/acme/tools', { ...PLAIN, host: 'github.com', changes: ['mirror-to-source'] }],
  ['gitingest.com/acme/tools', { ...PLAIN, changes: ['mirror-to-source'] }],
  // GitLab
  [
    'https://gitlab.com/group/sub/deeper/tools',
    { kind: 'gitlab', fullName: 'group/sub/deeper/tools', clone: 'https://gitlab.com/group/sub/deeper/tools.git' },
  ],
  [
    'https://gitlab.com/group/sub/tools/-/tree/feature/x/docs',
    { kind: 'gitlab', fullName: 'group/sub/tools', target: { refAndPath: ['feature', 'x', 'docs'], isFile: false } },
  ],
  [
    'https://code.example.org:8443/git/group/tools/-/blob/main/a.py',
    {
      kind: 'gitlab',
      host: 'code.example.org:8443',
      fullName: 'git/group/tools',
      clone: 'https://code.example.org:8443/git/group/tools.git',
      target: { refAndPath: ['main', 'a.py'], isFile: true },
    },
  ],
  ['https://gitlab.com/g/tools/-/tags/v1', { target: { ref: 'v1', refKind: 'tag', isFile: false } }],
  ['https://gitlab.com/g/tools/-/commit/abc1234', { target: { ref: 'abc1234', refKind: 'commit', isFile: false } }],
  ['https://gitlab.com/g/tools/-/merge_requests/7', { target: { ref: 'refs/merge-requests/7/head', isFile: false } }],
  // Bitbucket
  [
    'https://bitbucket.org/team/tools/src/main/lib',
    { kind: 'bitbucket', fullName: 'team/tools', target: { refAndPath: ['main', 'lib'], isFile: false } },
  ],
  [
    'https://bitbucket.org/team/tools/branch/feature/x',
    { target: { ref: 'feature/x', refKind: 'branch', isFile: false } },
  ],
  [
    'https://bitbucket.org/team/tools/commits/abc1234',
    { target: { ref: 'abc1234', refKind: 'commit', isFile: false } },
  ],
  ['https://jo@bitbucket.org/team/tools.git', { kind: 'bitbucket', username: 'jo', fullName: 'team/tools' }],
  [
    'https://bb.example.org/projects/KEY/repos/tools/browse/lib?at=refs%2Fheads%2Fmain',
    {
      kind: 'bitbucket-server',
      fullName: 'KEY/tools',
      webUrl: 'https://bb.example.org/projects/KEY/repos/tools',
      clone: 'https://bb.example.org/scm/KEY/tools.git',
      target: { ref: 'main', path: 'lib', isFile: false },
    },
  ],
  [
    'https://bb.example.org/users/jo/repos/tools',
    { fullName: '~jo/tools', clone: 'https://bb.example.org/scm/~jo/tools.git' },
  ],
  [
    'https://bb.example.org/bitbucket/scm/key/tools.git',
    { kind: 'bitbucket-server', clone: 'https://bb.example.org/bitbucket/scm/key/tools.git' },
  ],
  // Azure DevOps
  [
    'https://dev.azure.com/org/project/_git/tools?version=GBmain&path=/src/lib',
    {
      kind: 'azure',
      fullName: 'org/project/tools',
      clone: 'https://dev.azure.com/org/project/_git/tools',
      target: { ref: 'main', refKind: 'branch', path: 'src/lib', isFile: false },
    },
  ],
  [
    'https://org@dev.azure.com/org/My%20Project/_git/tools',
    { clone: 'https://dev.azure.com/org/My%20Project/_git/tools' },
  ],
  [
    'https://dev.azure.com/org/_git/tools',
    { fullName: 'org/tools/tools', clone: 'https://dev.azure.com/org/_git/tools' },
  ],
  [
    'https://org.visualstudio.com/DefaultCollection/project/_git/tools?version=GTv1',
    { fullName: 'org/project/tools', target: { ref: 'v1', refKind: 'tag', isFile: false } },
  ],
  [
    'git@ssh.dev.azure.com:v3/org/project/tools',
    { clone: 'https://dev.azure.com/org/project/_git/tools', changes: ['ssh-to-https'] },
  ],
  // Gitea and relatives
  [
    'https://codeberg.org/team/tools/src/branch/main/lib',
    {
      kind: 'gitea',
      fullName: 'team/tools',
      target: { refAndPath: ['main', 'lib'], refKind: 'branch', isFile: false },
    },
  ],
  [
    'https://git.example.org/team/tools/src/tag/v1',
    { kind: 'gitea', target: { ref: 'v1', refKind: 'tag', isFile: false } },
  ],
  [
    'https://gitea.example.org/team/tools/src/commit/abc1234/lib',
    { target: { ref: 'abc1234', refKind: 'commit', path: 'lib', isFile: false } },
  ],
  // Plain git over https
  ['https://git.sr.ht/~jo/tools', { kind: 'unknown', fullName: '~jo/tools', clone: 'https://git.sr.ht/~jo/tools' }],
  ['https://gitee.com/team/tools', { clone: 'https://gitee.com/team/tools.git' }],
  [
    'https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/tools',
    { kind: 'unknown', clone: 'https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/tools' },
  ],
  ['http://127.0.0.1:4000/acme/tools.git', { host: '127.0.0.1:4000', clone: 'http://127.0.0.1:4000/acme/tools.git' }],
  ['localhost:4000/tools', { clone: 'https://localhost:4000/tools' }],
  // ssh
  ['git@github.com:acme/tools.git', { ...PLAIN, changes: ['ssh-to-https'] }],
  [
    'ssh://git@gitlab.com:22/group/tools.git',
    { clone: 'https://gitlab.com/group/tools.git', changes: ['ssh-to-https'] },
  ],
  ['git://github.com/acme/tools.git', { ...PLAIN, changes: ['ssh-to-https'] }],
  // Credentials
  [
    'https://jo:s3cret@github.com/acme/tools',
    { ...PLAIN, credential: { username: 'jo', token: 's3cret' }, changes: ['credential-moved'] },
  ],
  ['https://ghp_abc@github.com/acme/tools', { credential: { token: 'ghp_abc' } }],
  ['https://abc:x-oauth-basic@github.com/acme/tools', { credential: { token: 'abc' } }],
  ['https://:t%40k@git.example.org/tools', { credential: { token: 't@k' } }],
];

const REFUSED: readonly (readonly [text: string, reason: string])[] = [
  ['', 'empty'],
  ['   ', 'empty'],
  ['--upload-pack=touch /tmp/x', 'leading-dash'],
  ['/srv/repository', 'local-path'],
  ['./repository', 'local-path'],
  ['~/repository', 'local-path'],
  ['C:\\repository', 'local-path'],
  ['file:///etc/passwd', 'local-path'],
  ['ext::sh -c id', 'git-helper'],
  ['http::file:///etc/passwd', 'git-helper'],
  ['https://github.com/acme/to\nols', 'characters'],
  ['https://github.com/acme/to\tols', 'characters'],
  ['http://good.example\\@127.0.0.1/a/b', 'characters'],
  ['https://github.com/acme/\u202etools', 'characters'],
  ['https://jo:a%0ahost=evil@github.com/acme/tools', 'characters'],
  ['ftp://example.org/tools', 'scheme'],
  ['gopher://example.org/tools', 'scheme'],
  ['https:github.com/acme/tools', 'scheme'],
  ['git@internal:tools.git', 'ssh-host'],
  ['ssh://git@code.example.org/tools.git', 'ssh-host'],
  ['https://exa mple.org/a/b', 'not-an-address'],
  ['https:///a/b', 'not-an-address'],
  ['https://github.com', 'path'],
  ['https://github.com/acme', 'path'],
  ['tools', 'path'],
  ['https://github.com/acme/..%2f..', 'path'],
  ['https://github.com/acme/-rf', 'path'],
  ['https://github.com/acme/%00', 'path'],
];

describe('a pasted address', () => {
  it.each(ACCEPTED)('%s is understood', (text, { clone, ...expected }) => {
    const parsed = parseRepoUrl(text);
    expect(parsed).toMatchObject({ ok: true, ...expected });
    if (parsed.ok && clone) expect(parsed.cloneUrls[0]).toBe(clone);
  });

  it.each(REFUSED)('%j is refused with the reason %s', (text, reason) => {
    expect(parseRepoUrl(text)).toEqual({ ok: false, reason });
  });

  it('longer than any real one is refused', () => {
    expect(parseRepoUrl(`https://github.com/a/${'x'.repeat(2048)}`)).toEqual({ ok: false, reason: 'too-long' });
  });

  it('keeps no credential outside its own field', () => {
    const parsed = parseRepoUrl('https://jo:s3cret@gitlab.example.org/group/tools/-/tree/main');
    if (!parsed.ok) throw new Error('not understood');
    const { credential, ...rest } = parsed;
    expect(credential?.token).toBe('s3cret');
    expect(JSON.stringify(rest)).not.toContain('s3cret');
  });

  it('offers both spellings where the host is unknown, as given first', () => {
    const clones = (text: string) => {
      const parsed = parseRepoUrl(text);
      return parsed.ok ? parsed.cloneUrls : [];
    };
    expect(clones('https://git.example.org/tools')).toEqual([
      'https://git.example.org/tools',
      'https://git.example.org/tools.git',
    ]);
    expect(clones('https://git.example.org/tools.git')).toEqual([
      'https://git.example.org/tools.git',
      'https://git.example.org/tools',
    ]);
  });

  it('is read in linear time however it is made', () => {
    for (const piece of ['a/', '-/', '@', ':', '%25', '.git', 'src/branch/'])
      parseRepoUrl(`https://${piece.repeat(600)}`);
  });
});

describe('a local address', () => {
  it.each(['/a', './a', '../a', '.', '~', 'file:///a', 'D:/a'])('%s is one', (text) => {
    expect(isLocalAddress(text)).toBe(true);
  });

  it.each(['acme/tools', 'https://github.com/a/b', 'github.com/a/b'])('%s is none', (text) => {
    expect(isLocalAddress(text)).toBe(false);
  });
});
