/** Words that begin a statement, never a declared name. */
const STATEMENT = new Set(
  'break case const continue default defer else fallthrough for func go goto if import package range return select switch type var'.split(
    ' ',
  ),
);

/** What a type can begin with. */
const TYPE = String.raw`(?:\*|\[|\(|map\[|func\(|chan\b|<-\s*chan\b|[\p{L}_])`;

/** Behind a field, a variable or a constant of a group: further names, then its type; or nothing, as in a list with `iota`. */
const MEMBER_END = new RegExp(
  String.raw`^(?:\[[\p{L}_][^\]\n]{0,300}\])?(?:[^\S\n]*,[^\S\n]*[\p{L}_][\p{L}\p{N}_]*){0,20}(?:[^\S\n]+${TYPE}|[^\S\n]*(?:\n|$))`,
  'u',
);
const MEMBER_START = /^\s*(?:(?:var|const|type)\s+)?(?:[\p{L}_][\p{L}\p{N}_]*\s*,\s*){0,20}$/u;

/** Longest parameter list looked through, in characters. @source own bound: keeps the check linear */
const PARAMETERS_LIMIT = 4_000;

/** Whether the lines are Go. */
export function isGo(path: string): boolean {
  return path.endsWith('.go');
}

/** Whether a name that stands on a line of Go behind `prefix` is declared there: a field, a grouped name, a demanded method. */
export function isGoDeclaration(name: string, prefix: string, after: string): boolean {
  if (STATEMENT.has(name) || !MEMBER_START.test(prefix)) return false;
  if (MEMBER_END.test(after.slice(0, 600))) return true;
  return prefix.trim() === '' && after.startsWith('(') && isDemand(after.slice(0, PARAMETERS_LIMIT));
}

/** `(key string) (int, error)`: parameters and results, but no values as in a call. */
function isDemand(text: string): boolean {
  let depth = 0;
  let close = -1;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') depth++;
    else if (text[at] === ')' && --depth === 0) {
      close = at;
      break;
    }
  }
  if (close < 0 || /["`'&+=!]|\w\(\)|:=/.test(text.slice(1, close).replace(/func\s*\(\)/g, ''))) return false;
  const line = text.slice(close + 1).split('\n', 1)[0] ?? '';
  return /^\s*$/.test(line) || (new RegExp(`^\\s*${TYPE}`, 'u').test(line) && !/[{=]\s*$/.test(line));
}

/** Whether a struct or interface named so embeds the base, or the authors state that the type fits the interface. */
export function isGoKindOf(code: string, name: string, base: string): boolean {
  const target = escapeForRegExp(base.replace(/\[.*$/s, ''));
  const type = escapeForRegExp(name);
  const head = new RegExp(
    String.raw`(?:^|[\n(])[^\S\n]*(?:type[^\S\n]+)?${type}(?:\[[^\]\n]{0,300}\])?\s+(?:struct|interface)\s*\{`,
  );
  const start = head.exec(code);
  const embedded = new RegExp(
    String.raw`[\n{;][^\S\n]*\*?${target}(?:\[[^\n]{0,300}\])?[^\S\n]*(?:\x60[^\x60]{0,300}\x60|""|)[^\S\n]*(?=[\n};]|$)`,
  );
  if (start !== null && embedded.test(code.slice(start.index + start[0].length - 1))) return true;
  return new RegExp(String.raw`\b_\s+(?:[\p{L}_]\w*\.)?${target}\s*=[^\n]{0,80}(?<![\p{L}\p{N}_])${type}\b`, 'u').test(
    code,
  );
}

/** Offset behind type arguments in brackets: of `New[int](` that of the parenthesis. */
export function behindTypeArguments(code: string, start: number): number {
  if (code[start] !== '[') return start;
  let depth = 0;
  for (let at = start; at < code.length && at < start + 1_000; at++) {
    if (code[at] === '[') depth++;
    else if (code[at] === ']' && --depth === 0) return at + 1;
    else if (code[at] === '\n' && depth === 0) break;
  }
  return start;
}

function escapeForRegExp(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
