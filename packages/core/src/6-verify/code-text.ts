/** How comments and strings are written, as far as masking needs to know. */
type Family = 'slash' | 'hash' | 'dash' | 'none';

/** File ends whose line comments begin with `#`. */
const HASH = new Set(
  'py pyi rb sh bash zsh fish yml yaml toml pl r ex exs tf hcl cfg ini conf mk cmake nix jl'.split(' '),
);
/** File ends whose line comments begin with `--`. */
const DASH = new Set('sql lua hs elm'.split(' '));
/** File ends in which nothing is a comment that could hide a claim. */
const PROSE = new Set('md mdx rst txt adoc json html htm xml csv lock'.split(' '));

function familyOf(path: string): Family {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const end = name.slice(name.lastIndexOf('.') + 1);
  if (HASH.has(end) || /^(makefile|dockerfile|justfile|gemfile|rakefile|\.env.*)$/.test(name)) return 'hash';
  if (DASH.has(end)) return 'dash';
  return PROSE.has(end) ? 'none' : 'slash';
}

/** The lines as one text without comments and documentation strings; with `strings: 'blank'`, without string contents. */
export function codeText(path: string, lines: readonly string[], strings: 'keep' | 'blank'): string {
  const family = familyOf(path);
  if (family === 'none') return lines.join('\n');
  const masker = new Masker(family, { blankStrings: strings === 'blank', hasRawStrings: path.endsWith('.go') });
  return lines.map((line) => masker.mask(line)).join('\n');
}

/** Deepest indentation of a documentation string, in characters. @source own bound: keeps masking linear */
const INDENT = 200;

/** Masks line by line and remembers an open block comment or documentation string. */
class Masker {
  readonly #family: Family;
  readonly #blankStrings: boolean;
  /** Whether text between backticks is a string, over several lines too. */
  readonly #hasRawStrings: boolean;
  /** What ends the block we are in; `''` outside of blocks. */
  #until = '';
  #isKept = false;

  constructor(family: Family, options: { readonly blankStrings: boolean; readonly hasRawStrings: boolean }) {
    this.#family = family;
    this.#blankStrings = options.blankStrings;
    this.#hasRawStrings = options.hasRawStrings;
  }

  mask(line: string): string {
    // A range may begin inside a block comment: such lines begin with a star.
    if (this.#until === '' && this.#family === 'slash' && /^\s*\*(\s|\/|$)/.test(line)) return '';
    let out = '';
    let at = 0;
    while (at < line.length) {
      if (this.#until !== '') {
        const end = line.indexOf(this.#until, at);
        const stop = end < 0 ? line.length : end + this.#until.length;
        if (this.#isKept) out += line.slice(at, stop);
        if (end >= 0) this.#until = '';
        at = stop;
        continue;
      }
      if (this.#isLineComment(line, at)) break;
      const block = this.#blockStart(line, at, out);
      if (block !== undefined) {
        if (this.#isKept) out += block;
        at += block.length;
        continue;
      }
      const char = line[at] as string;
      const filled = char === '`' && this.#family === 'slash' ? templateEnd(line, at) : -1;
      if (filled > 0) {
        out += line.slice(at, filled);
        at = filled;
        continue;
      }
      if (char === '"' || char === "'") {
        const end = stringEnd(line, at);
        const isFormatted = this.#family === 'hash' && /f/i.test(line[at - 1] ?? '');
        out += this.#blankStrings && !isFormatted ? char + char : line.slice(at, end);
        at = end;
        continue;
      }
      out += char;
      at += 1;
    }
    return out;
  }

  #isLineComment(line: string, at: number): boolean {
    // `*\\//` ends a regular expression.
    if (this.#family === 'slash') return line.startsWith('//', at) && !/[:\\]/.test(line[at - 1] ?? '');
    if (this.#family === 'dash') return line.startsWith('--', at);
    return line[at] === '#' && (at === 0 || /\s/.test(line[at - 1] as string));
  }

  #blockStart(line: string, at: number, before: string): string | undefined {
    if (this.#family === 'hash') {
      const quote = line.slice(at, at + 3);
      if (quote !== '"""' && quote !== "'''") return undefined;
      this.#until = quote;
      // A string that begins its statement is documentation; any other one is a value.
      this.#isKept = before.length > INDENT || !/^\s*[rRuUbB]{0,2}$/.test(before);
      return quote;
    }
    if (this.#hasRawStrings && line[at] === '`') {
      this.#until = '`';
      this.#isKept = !this.#blankStrings;
      return '`';
    }
    if (!line.startsWith('/*', at)) return undefined;
    this.#until = '*/';
    this.#isKept = false;
    return '/*';
  }
}

/** Index behind the string that begins at `at`, or the end of the line when it stays open. */
function stringEnd(line: string, at: number): number {
  const quote = line[at];
  for (let index = at + 1; index < line.length; index++) {
    if (line[index] === '\\') index++;
    else if (line[index] === quote) return index + 1;
  }
  return line.length;
}

/** Deepest nesting of templates looked at. @source own bound: keeps masking linear */
const TEMPLATES = 4;

/** Index behind the template that begins at `at` and ends on its line, -1 when it does not: nothing inside is a comment. */
function templateEnd(line: string, at: number): number {
  // What is open: a template, or the brace of what it fills in.
  const open: string[] = ['`'];
  for (let index = at + 1; index < line.length; index++) {
    const char = line[index] as string;
    if (char === '\\') index++;
    else if (char === open.at(-1)) {
      open.pop();
      if (open.length === 0) return index + 1;
    } else if (open.at(-1) === '`' && char === '$' && line[index + 1] === '{') {
      open.push('}');
      index++;
    } else if (open.at(-1) === '}' && (char === '`' || char === '{')) open.push(char === '{' ? '}' : '`');
    if (open.length > 2 * TEMPLATES) return -1;
  }
  return -1;
}
