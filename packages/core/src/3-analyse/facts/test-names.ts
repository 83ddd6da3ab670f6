import { fileNameOf, folderOf, type RepoPath } from '#vocabulary';

/** What names of test files and folders put around the name of what they test. */
const AROUND = /^(test[_-]|tests[_-])|([._-](test|tests|spec|e2e|it))+$|(Test|Tests|Spec)$/;
/** Names that many files have: they name no subject. */
const NAMELESS = /^(index|main|mod|__init__|init|all|basic|common|setup|conftest)$/i;

/** Finds the product file that a test file, or the folder it stands in, is called after. O(product files) to make. */
export function testNamesakes(product: Iterable<RepoPath>): (test: RepoPath) => RepoPath | undefined {
  const byStem = new Map<string, RepoPath[]>();
  for (const path of product) {
    const stem = fold(stemOf(path));
    if (NAMELESS.test(stem)) continue;
    byStem.set(stem, [...(byStem.get(stem) ?? []), path]);
  }
  return (test) => {
    for (const name of [stemOf(test), fileNameOf(folderOf(test))]) {
      const bare = fold(name.replace(AROUND, '').replace(AROUND, ''));
      const found = bare === '' || NAMELESS.test(bare) ? undefined : byStem.get(bare);
      const best = found === undefined ? undefined : nearest(found, test);
      if (best !== undefined) return best;
    }
    return undefined;
  };
}

function stemOf(path: string): string {
  return fileNameOf(path).replace(/\.[^.]+$/, '');
}

/** `rate-limiter`, `rate_limiter` and `RateLimiter` are one name; a leading mark of privacy does not count. */
function fold(name: string): string {
  return name.replace(/^_+/, '').replace(/[-_]/g, '').toLowerCase();
}

/** Of several files of one name the one beside the test, else whose folders the test's path shares; none when two share as many. */
function nearest(found: readonly RepoPath[], test: RepoPath): RepoPath | undefined {
  const beside = found.filter((path) => folderOf(path) === folderOf(test));
  if (beside.length === 1) return beside[0];
  const folders = new Set(test.split('/'));
  const shared = (path: RepoPath): number =>
    folderOf(path)
      .split('/')
      .filter((part) => folders.has(part)).length;
  const ordered = [...found].sort((a, b) => shared(b) - shared(a) || (a < b ? -1 : 1));
  const [first, second] = ordered;
  if (first === undefined || second === undefined) return first;
  return shared(first) > shared(second) ? first : undefined;
}
