import { describe, expect, it } from 'vitest';
import { permalink } from '../../src/1-acquire/permalink.ts';

const COMMIT = '0123456789abcdef0123456789abcdef01234567';
const LINES = { path: 'src/a b.ts', range: { startLine: 3, endLine: 9 } };

describe('a link to lines', () => {
  it.each([
    ['github', `/blob/${COMMIT}/src/a%20b.ts#L3-L9`],
    ['gitlab', `/-/blob/${COMMIT}/src/a%20b.ts#L3-9`],
    ['gitea', `/src/commit/${COMMIT}/src/a%20b.ts#L3-L9`],
    ['bitbucket', `/src/${COMMIT}/src/a%20b.ts#lines-3:9`],
    ['bitbucket-server', `/browse/src/a%20b.ts?at=${COMMIT}#3-9`],
    ['azure', `?path=/src/a%20b.ts&version=GC${COMMIT}&line=3&lineEnd=10&lineStartColumn=1&lineEndColumn=1`],
  ] as const)('is written as %s writes it', (kind, end) => {
    expect(permalink({ url: 'https://host/x/y', kind }, COMMIT, LINES)).toBe(`https://host/x/y${end}`);
  });

  it('names one line when the range is one line', () => {
    const one = { path: 'a.ts', range: { startLine: 3, endLine: 3 } };
    expect(permalink({ url: 'https://host/x', kind: 'github' }, COMMIT, one)).toMatch(/#L3$/);
  });

  it('leads to the file when there is no range', () => {
    expect(permalink({ url: 'https://host/x', kind: 'gitlab' }, COMMIT, { path: 'a.ts' })).toMatch(/\/a\.ts$/);
  });

  it.each(['unknown', 'local'] as const)('does not exist for %s repositories', (kind) => {
    expect(permalink({ url: kind === 'local' ? undefined : 'https://host/x', kind }, COMMIT, LINES)).toBeUndefined();
  });

  it('keeps every character of a hostile path inside the path', () => {
    const link = permalink({ url: 'https://host/x', kind: 'github' }, COMMIT, { path: `a?b#c"d'e(f)<g>\ud800.ts` });
    expect(link).toMatch(/^https:\/\/host\/x\/blob\/[0-9a-f]{40}\/[A-Za-z0-9%.]+$/);
  });
});
