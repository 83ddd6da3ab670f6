import { expect, test } from 'vitest';
import { fileName } from './file-name.ts';

const repo = (fullName: string) => ({
  url: '',
  host: '',
  fullName,
  kind: 'local' as const,
  commit: 'a'.repeat(40),
  ref: 'main',
  date: '',
  subdir: '',
});

test.each([
  ['owner/repo', 'owner-repo-aaaaaaa-wiki.tr.html'],
  ['group/sub/repo.js', 'group-sub-repo.js-aaaaaaa-wiki.tr.html'],
  ['../../etc/passwd', 'etc-passwd-aaaaaaa-wiki.tr.html'],
  ['a\0b\nc"d', 'a-b-c-d-aaaaaaa-wiki.tr.html'],
  ['字', 'repository-aaaaaaa-wiki.tr.html'],
])('%j is saved as %s', (fullName, name) => {
  expect(fileName(repo(fullName), 'tr', 'html')).toBe(name);
});
