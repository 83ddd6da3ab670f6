import { expect, test } from 'vitest';
import { nameOrigin } from './name-origin.ts';
import type { PackageFact } from './repo-survey.ts';

const pack = (name: string, root = ''): PackageFact =>
  ({ root, name: { value: name, startLine: 1, endLine: 1 } }) as Partial<PackageFact> as PackageFact;
const local = (name: string) => ({ url: undefined, host: '', fullName: name, name, kind: 'local' }) as const;

test.each([
  ['a folder that is only a place', 'repo', [pack('@relay/core')], 'core'],
  ['a Go module with a version', 'checkout', [pack('example.org/group/relay/v2')], 'relay'],
  ['a folder with a name of its own', 'relay', [pack('other')], 'relay'],
  ['the whole beside its client', 'repo', [pack('relay-client'), pack('relay')], 'relay'],
  ['no manifest at the root', 'repo', [pack('inner', 'packages/inner')], 'repo'],
])('%s: %#', (_, folder, packages, name) => {
  expect(nameOrigin(local(folder), { packages }).name).toBe(name);
});

test('what was fetched from a host keeps its name', () => {
  const origin = { ...local('repo'), kind: 'github', url: 'https://example.org/a/repo' } as const;
  expect(nameOrigin(origin, { packages: [pack('other')] })).toBe(origin);
});
