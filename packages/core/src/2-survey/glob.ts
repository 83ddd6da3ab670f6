/**
 * Whether `path` matches a glob: `*` within one part, `**` over parts, `?` one character, `{a,b}` alternatives.
 * A pattern without `/` matches any file name; a pattern that ends in `/` or names a folder matches all below it.
 * Linear in path length times pattern length, whatever the pattern.
 */
export function matchesGlob(path: string, pattern: string): boolean {
  return expandBraces(pattern.replace(/^\.?\//, '')).some((plain) => matchesPlain(path, plain));
}

/** Most alternatives one pattern may stand for; further ones are ignored. */
const MAX_ALTERNATIVES = 64;

function expandBraces(pattern: string): string[] {
  const done: string[] = [];
  const open = [pattern];
  while (open.length > 0 && done.length + open.length <= MAX_ALTERNATIVES) {
    const next = open.pop() ?? '';
    const end = next.indexOf('}');
    const start = end < 0 ? -1 : next.lastIndexOf('{', end);
    if (start < 0) {
      done.push(next);
      continue;
    }
    for (const choice of next.slice(start + 1, end).split(',')) {
      open.push(next.slice(0, start) + choice + next.slice(end + 1));
    }
  }
  return done;
}

function matchesPlain(path: string, pattern: string): boolean {
  const folder = pattern.endsWith('/') ? pattern.slice(0, -1) : pattern;
  const wanted = folder.split('/').filter((part, index, all) => part !== '**' || all[index - 1] !== '**');
  const names = path.split('/');
  if (!pattern.includes('/')) return names.some((name) => matchesPart(name, pattern));
  return matchesParts(names, wanted);
}

/** Greedy matching with one point of return: each `**` makes the previous one final, so it stays quadratic at most. */
function matchesParts(names: readonly string[], wanted: readonly string[]): boolean {
  let name = 0;
  let want = 0;
  let starWant = -1;
  let starName = 0;
  while (name < names.length) {
    if (want === wanted.length) return true;
    if (wanted[want] === '**') {
      starWant = want++;
      starName = name;
    } else if (matchesPart(names[name] ?? '', wanted[want] ?? '')) {
      name++;
      want++;
    } else if (starWant >= 0) {
      want = starWant + 1;
      name = ++starName;
    } else return false;
  }
  return wanted.slice(want).every((part) => part === '**');
}

function matchesPart(name: string, wanted: string): boolean {
  let at = 0;
  let want = 0;
  let starWant = -1;
  let starAt = 0;
  while (at < name.length) {
    const mark = wanted[want];
    if (mark === '*') {
      starWant = want++;
      starAt = at;
    } else if (mark !== undefined && (mark === '?' || mark === name[at])) {
      at++;
      want++;
    } else if (starWant >= 0) {
      want = starWant + 1;
      at = ++starAt;
    } else return false;
  }
  while (wanted[want] === '*') want++;
  return want === wanted.length;
}
