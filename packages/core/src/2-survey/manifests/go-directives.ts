/** One directive of a go.mod or go.work, taken out of its brackets. */
export interface GoDirective {
  /** `module`, `go`, `require`, `replace`, `use` … */
  readonly verb: string;
  /** What follows, quotes removed. */
  readonly words: readonly string[];
  /** The comment behind it, without its mark. */
  readonly comment: string;
  readonly line: number;
}

/** Most directives and longest line read. */
const MAX_DIRECTIVES = 5_000;
const MAX_LINE = 1_000;

/** The directives of a go.mod or go.work in order; one pass, broken lines are skipped. */
export function readDirectives(text: string): GoDirective[] {
  const found: GoDirective[] = [];
  let group = '';
  text.split('\n').forEach((raw, index) => {
    const cut = raw.indexOf('//');
    const code = (cut < 0 ? raw : raw.slice(0, cut)).slice(0, MAX_LINE).trim();
    const comment = cut < 0 ? '' : raw.slice(cut + 2, cut + MAX_LINE).trim();
    const words = code.split(/\s+/).filter((word) => word !== '');
    const [first = ''] = words;
    if (first === '' || found.length >= MAX_DIRECTIVES) return;
    if (first === ')') group = '';
    else if (group === '' && (words[1] === '(' || first.endsWith('('))) group = first.replace(/\($/, '');
    else {
      const rest = group === '' ? words.slice(1) : words;
      found.push({ verb: group === '' ? first : group, words: rest.map(bare), comment, line: index + 1 });
    }
  });
  return found;
}

function bare(word: string): string {
  return word.replace(/^["`]|["`]$/g, '');
}
