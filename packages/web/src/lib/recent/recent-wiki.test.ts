import { describe, expect, test } from 'vitest';
import { displacedBy, fileNameOf, MAX_RECENT, type RecentWiki } from './recent-wiki.ts';

const wiki = (id: string, storedMs: number, change: Partial<RecentWiki> = {}): RecentWiki => ({
  id,
  repository: `acme/${id}`,
  host: 'github.com',
  commit: 'a'.repeat(40),
  subdir: '',
  language: 'en',
  mode: 'facts',
  size: 'full',
  outcome: 'complete',
  pages: 9,
  storedMs,
  ...change,
});

describe('displacedBy', () => {
  test('nothing goes while there is room', () => {
    expect(displacedBy(wiki('new', 50), [wiki('a', 1), wiki('b', 2)])).toEqual([]);
  });

  test('the oldest go beyond the limit, whatever order they come in', () => {
    const kept = Array.from({ length: MAX_RECENT + 1 }, (_, index) => wiki(`w${index}`, (index * 7) % 11));
    const gone = displacedBy(wiki('new', 50), kept);
    expect(gone.map(({ storedMs }) => storedMs)).toEqual([1, 0]);
  });

  test('the same wiki made again replaces the one before; another language or commit does not', () => {
    const same = { repository: 'acme/tools' };
    const kept = [
      wiki('before', 1, same),
      wiki('turkish', 2, { ...same, language: 'tr' }),
      wiki('older', 3, { ...same, commit: 'b'.repeat(40) }),
    ];
    expect(displacedBy(wiki('new', 9, same), kept).map(({ id }) => id)).toEqual(['before']);
  });

  test('a run that is told twice does not displace itself', () => {
    expect(displacedBy(wiki('same', 9), [wiki('same', 1)])).toEqual([]);
  });
});

test('a download has the name that the server would give', () => {
  expect(fileNameOf(wiki('x', 1, { repository: 'group/sub/tools', commit: 'abcdef0123456789', language: 'tr' }))).toBe(
    'group-sub-tools-abcdef0-wiki.tr.html',
  );
});
