import type { EnvironmentFact, SettingFact, SettingValue, SettingWords, SymbolFact } from '#analysis';
import type { FactIndex } from '../fact-index.ts';
import type { AuthorWords, SettingCheck, SettingStory } from '../wiki-plan.ts';
import { quoteWords } from './author-words.ts';
import { measureOf } from './measure-words.ts';
import { wordsOfSymbol } from './symbol-story.ts';

/** Variables of systems, shells and tools: programs look at them, but nobody configures the program with them. */
const PLATFORM =
  /^(PATH|HOME|HOMEDRIVE|HOMEPATH|USER|USERNAME|LOGNAME|SHELL|TERM|TERM_PROGRAM(_VERSION)?|COLORTERM|LANG|LANGUAGE|LC_[A-Z]+|TZ|PWD|OLDPWD|TMP|TEMP|TMPDIR|EDITOR|VISUAL|PAGER|DISPLAY|HOSTNAME|SYSTEMROOT|WINDIR|APPDATA|LOCALAPPDATA|USERPROFILE|PROGRAMFILES|XDG_[A-Z_]+|NO_COLOR|FORCE_COLOR|CLICOLOR(_FORCE)?|COLUMNS|LINES|CI|NODE_[A-Z_]+|LESS|COMP_WORDS|COMP_CWORD|WAYLAND_DISPLAY|COMSPEC|ComSpec|WT_SESSION|TMUX|SSH_[A-Z]+|PYTHONPATH|PYTHONIOENCODING|VIRTUAL_ENV|GOPATH|GOROOT|GOOS|GOARCH|CARGO_[A-Z_]+|OUT_DIR|RUST_LOG|RUST_BACKTRACE|npm_[a-z_]+|NPM_[A-Z_]+|INIT_CWD|(GITHUB|GITLAB|CI|JENKINS|TRAVIS|CIRCLE|VERCEL|NETLIFY|AWS_LAMBDA|KUBERNETES)_[A-Z_]+|https?_proxy|HTTPS?_PROXY|NO_PROXY|no_proxy|ALL_PROXY|SSL_CERT_(FILE|DIR)|MODE|DEV|PROD|SSR|BASE_URL)$/;

/** Names whose values are nobody's business, even in an example. */
const SECRET = /(SECRET|TOKEN|PASSWORD|PASSWD|PASSPHRASE|CREDENTIAL|PRIVATE|API_?KEY|ACCESS_?KEY|AUTH)/i;

/** Longest value that is shown in a sentence, in characters. @source own bound: read aloud */
const VALUE = 60;

/** Whether the variable belongs to the system rather than to the product. */
export function isPlatform({ name, reads }: Pick<SettingFact, 'name' | 'reads'>): boolean {
  // The `debug` package of npm reads it for many; a program that reads it with a value of its own means its own switch.
  if (name === 'DEBUG') return !reads.some(({ defaultLiteral }) => defaultLiteral !== undefined);
  return PLATFORM.test(name);
}

/** Everything worth telling about one setting. */
export function tellSetting(fact: SettingFact, index: FactIndex): SettingStory {
  const words = wordsOfSetting(fact);
  const constant = symbolAt(fact.constant, index);
  const [target] = fact.becomes;
  const callee = target === undefined ? undefined : symbolAt(target.callee, index);
  const mention = fact.mentionedBy.map((id) => symbolAt(id, index)).find((symbol) => symbol !== undefined);
  const mentionWords = mention === undefined ? undefined : wordsOfSymbol(mention);
  const read = standardOf(fact);
  const standard = literalOf(read, constant);
  const documented = documentedDefault(fact, standard);
  const measure = standard === undefined ? undefined : measureOf(constant?.name ?? fact.name, standard);
  return {
    fact,
    checks: checksOf(fact, index),
    values: tellingValues(fact, standard),
    ...(read === undefined ? {} : { standard: read }),
    isSecret: SECRET.test(fact.name),
    sectionId: index.sectionOf.get(fact.reads[0]?.path ?? ('' as never))?.id,
    ...(words === undefined ? {} : { words }),
    ...(constant === undefined ? {} : { constant }),
    ...(measure === undefined ? {} : { measure }),
    ...(target === undefined || callee === undefined
      ? {}
      : { becomes: { target, callee: shownCallee(callee, index) } }),
    ...(mention === undefined || mentionWords === undefined
      ? {}
      : { mention: { symbol: mention, words: mentionWords } }),
    ...(documented === undefined ? {} : { documented }),
  };
}

function symbolAt(id: string | undefined, index: FactIndex): SymbolFact | undefined {
  return id === undefined ? undefined : index.analysis.symbols.get(id);
}

/** A constructor is called by the name of its class. */
function shownCallee(symbol: SymbolFact, index: FactIndex): SymbolFact {
  const isMaker = symbol.name === 'constructor' || symbol.name === '__init__';
  return (isMaker ? symbolAt(symbol.parent, index) : undefined) ?? symbol;
}

/** The authors' words: a document's, else the comment in an example file. */
function wordsOfSetting({ name, words, values }: SettingFact): AuthorWords | undefined {
  for (const { path, startLine, endLine, text } of words) {
    const said = quoteWords(meaningOf(text, name), { path, range: { startLine, endLine }, from: 'readme', name });
    if (said !== undefined) return said;
  }
  for (const { path, comment } of values) {
    if (comment === undefined) continue;
    const said = quoteWords(comment.text, { path, range: comment, from: 'file', name });
    if (said !== undefined) return said;
  }
  return undefined;
}

/** `NAME is the number of …; the default is 5` says what it is up to the semicolon, behind its name. */
function meaningOf(text: string, name: string): string {
  if (!text.startsWith(name)) return text;
  const rest = text.slice(name.length).replace(/^\s+(is|are|sets|holds|gives|names|contains)\s+/i, '');
  return rest.length === text.length - name.length ? text : (rest.split(/;\s/)[0] ?? rest);
}

/** Values that stand for nothing. */
const NOTHING = /^(null|undefined|None|nil|''|""|``)$/;

/** The default as written; what stands for nothing is none. */
function standardOf({ reads }: SettingFact): EnvironmentFact | undefined {
  return reads.find(
    ({ defaultLiteral, defaultName }) =>
      defaultName !== undefined || (defaultLiteral !== undefined && !NOTHING.test(defaultLiteral)),
  );
}

function literalOf(read: EnvironmentFact | undefined, constant: SymbolFact | undefined): string | undefined {
  return constant?.literal ?? read?.defaultLiteral;
}

/** A default that a document states and the code contradicts; only plain values can be compared. */
function documentedDefault({ words }: SettingFact, standard: string | undefined): SettingWords | undefined {
  if (standard === undefined) return undefined;
  return words.find((said) => {
    const stated = said.default?.trim() ?? '';
    const isPlain = /^(\d[\d_.,]*|[a-z]+:\/\/\S+|\.?\/[\w./-]+)$/.test(stated);
    return isPlain && bare(stated) !== bare(standard) && /^\d/.test(bare(stated)) === /^\d/.test(bare(standard));
  });
}

function bare(text: string): string {
  return text.replace(/^["'`]|["'`]$/g, '').replace(/[_,]/g, '');
}

/** Values that differ from the default: deployments first, then examples; each file once. */
function tellingValues({ values }: SettingFact, standard: string | undefined): SettingValue[] {
  const isTelling = ({ value, kind }: SettingValue): boolean =>
    value !== '' &&
    value.length <= VALUE &&
    bare(value) !== bare(standard ?? '') &&
    (kind !== 'manifest' || !/[{}]/.test(value));
  const order = ({ kind }: SettingValue): number => ['compose', 'manifest', 'image', 'example'].indexOf(kind);
  const telling = values
    .filter(isTelling)
    .map((value, at) => ({ value, at }))
    .sort((a, b) => order(a.value) - order(b.value) || a.at - b.at)
    .map(({ value }) => value);
  return telling.filter((value, at) => telling.findIndex(({ path }) => path === value.path) === at).slice(0, 3);
}

/** Checks with the function they stand in; one that demands the type speaks of all other values. */
function checksOf(fact: SettingFact, index: FactIndex): SettingCheck[] {
  const into = fact.reads.map((read) => read.into).filter((name) => name !== undefined);
  return fact.checks.slice(0, 2).flatMap((outcome): SettingCheck[] => {
    const condition = outcome.guards?.[0]?.condition;
    const symbol = symbolAt(outcome.in, index);
    // In an else branch the condition holds the other way round.
    if (condition === undefined || outcome.guards?.[0]?.kind !== 'if') return [];
    return [
      { outcome, condition, kind: kindOf({ condition, into, fact }), ...(symbol === undefined ? {} : { symbol }) },
    ];
  });
}

function kindOf(check: {
  readonly condition: string;
  readonly into: readonly string[];
  readonly fact: SettingFact;
}): SettingCheck['kind'] {
  const { condition, into, fact } = check;
  const escaped = [...into, fact.name].map((name) => name.replace(/[$]/g, '\\$&')).join('|');
  const missing = new RegExp(
    `^(!\\s*(${escaped})|not (${escaped})|(${escaped}) (===?|is) (undefined|null|None|''|""))$`,
  );
  if (missing.test(condition.replace(/^\w+\.(?=[A-Z])/, ''))) return 'missing';
  const isDemand = fact.type === 'positive-integer' || (fact.type === 'integer' && /isInteger/.test(condition));
  return isDemand ? 'other' : 'when';
}
