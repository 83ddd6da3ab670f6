import { parseArgs } from 'node:util';
import { OrionError, WIKI_FORMATS, WIKI_LANGUAGES, type WikiFormat, type WikiLanguage } from '@orionwiki/core';

/** Every option with its type; `--help` and the parser read the same table. */
const OPTIONS = {
  out: { type: 'string', short: 'o' },
  format: { type: 'string', short: 'f', multiple: true },
  ref: { type: 'string' },
  subdir: { type: 'string' },
  lang: { type: 'string' },
  size: { type: 'string' },
  include: { type: 'string', multiple: true },
  exclude: { type: 'string', multiple: true },
  mode: { type: 'string' },
  model: { type: 'string' },
  'base-url': { type: 'string' },
  'max-tokens-total': { type: 'string' },
  username: { type: 'string' },
  'token-stdin': { type: 'boolean' },
  timeout: { type: 'string' },
  server: { type: 'string' },
  repo: { type: 'string' },
  json: { type: 'boolean' },
  'json-stream': { type: 'boolean' },
  force: { type: 'boolean' },
  'keep-partial': { type: 'boolean' },
  quiet: { type: 'boolean', short: 'q' },
  verbose: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'V' },
} as const;

/** Options that would put a secret on the command line, where every process of the machine can read it. */
const SECRET_OPTIONS = new Set(['--token', '--api-key', '--key', '--password']);

/** What the person asked for on the command line. */
export interface CliOptions {
  readonly command: 'generate' | 'plan' | 'verify' | 'help' | 'version';
  /** Repository, or file or folder for `verify`; `''` for help and version. */
  readonly target: string;
  readonly out: string | undefined;
  readonly formats: readonly WikiFormat[];
  readonly ref: string | undefined;
  readonly subdir: string | undefined;
  readonly username: string | undefined;
  readonly isTokenOnStdin: boolean;
  readonly language: WikiLanguage;
  readonly size: 'full' | 'concise';
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly mode: 'facts' | 'model';
  readonly model: string | undefined;
  readonly baseUrl: string | undefined;
  readonly maxTokens: number | undefined;
  readonly timeoutSeconds: number;
  readonly server: string | undefined;
  readonly repo: string | undefined;
  readonly json: 'none' | 'end' | 'stream';
  readonly isForced: boolean;
  readonly keepsPartial: boolean;
  readonly isQuiet: boolean;
  readonly isVerbose: boolean;
}

function refuse(field: string, reason: string): never {
  throw new OrionError('REQUEST_INVALID', { params: { field, reason } });
}

function oneOf<T extends string>(field: string, value: string | undefined, allowed: readonly T[], fallback: T): T {
  if (value === undefined) return fallback;
  const found = allowed.find((candidate) => candidate === value);
  return found ?? refuse(field, allowed.join(' | '));
}

function positiveNumber(field: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value);
  return Number.isFinite(number) && number > 0 ? number : refuse(field, '> 0');
}

/** `html,md` and repeated `-f` alike; `md` is short for `markdown`. */
function readFormats(values: readonly string[] | undefined): WikiFormat[] {
  const names = (values ?? ['html'])
    .flatMap((value) => value.split(','))
    .map((name) => (name === 'md' ? 'markdown' : name));
  return [...new Set(names)].map((name) => oneOf('--format', name, WIKI_FORMATS, 'html'));
}

/** Smallest number of single-character edits between two words of at most 30 characters. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + cost));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** The known option closest to a mistyped one, if any is close. */
export function suggestOption(wrong: string): string | undefined {
  const name = wrong.replace(/^-+/, '').slice(0, 30);
  const ranked = Object.keys(OPTIONS)
    .map((option) => ({ option, distance: editDistance(name, option) }))
    .sort((a, b) => a.distance - b.distance);
  const best = ranked[0];
  return best && best.distance <= Math.max(2, name.length / 3) ? `--${best.option}` : undefined;
}

function parseRaw(args: readonly string[]) {
  for (const arg of args) {
    const name = arg.split('=', 1)[0] ?? arg;
    if (SECRET_OPTIONS.has(name)) refuse(name, 'ORIONWIKI_TOKEN, OPENAI_API_KEY, --token-stdin');
  }
  // `--json=stream` is the documented spelling; parseArgs knows booleans without values only.
  const spelled = args.map((arg) => (arg === '--json=stream' ? '--json-stream' : arg === '--no-color' ? '' : arg));
  try {
    return parseArgs({ args: spelled.filter((arg) => arg !== ''), options: OPTIONS, allowPositionals: true });
  } catch (cause) {
    const wrong = /'(-{1,2}[\w-]+)/.exec(String((cause as Error).message))?.[1] ?? args.join(' ');
    const near = suggestOption(wrong);
    return refuse(wrong, near ? `${near}?` : '--help');
  }
}

/** Default limit of a run of the command line. */
const DEFAULT_TIMEOUT_SECONDS = 3600;

/**
 * The command line as typed values.
 * @throws REQUEST_INVALID with the option and what it accepts
 */
export function readOptions(args: readonly string[]): CliOptions {
  const { values, positionals } = parseRaw(args);
  const first = positionals[0];
  const isNamed = first === 'plan' || first === 'verify';
  const target = (isNamed ? positionals[1] : first) ?? '';
  const rest = positionals.slice(isNamed ? 2 : 1);
  if (rest.length > 0) refuse(rest[0] ?? '', '--help');
  if (first === 'mcp') refuse('mcp', '--help');
  const command = values.help ? 'help' : values.version ? 'version' : isNamed ? first : 'generate';
  if (command !== 'help' && command !== 'version' && target === '') {
    refuse('<repository>', isNamed ? `orionwiki ${first} <…>` : 'orionwiki <repository>');
  }
  const formats = readFormats(values.format);
  // Several formats make a folder: neither stdout nor a single file can hold them.
  if (formats.length > 1 && (values.out === '-' || /\.(html|json|zip|txt)$/.test(values.out ?? ''))) {
    refuse('--out', `${formats.join(' + ')}: -o FOLDER`);
  }
  return {
    command,
    target,
    out: values.out,
    formats,
    ref: values.ref,
    subdir: values.subdir,
    username: values.username,
    isTokenOnStdin: values['token-stdin'] ?? false,
    language: oneOf('--lang', values.lang, WIKI_LANGUAGES, 'en'),
    size: oneOf('--size', values.size, ['full', 'concise'], 'full'),
    include: (values.include ?? []).flatMap((value) => value.split(',')),
    exclude: (values.exclude ?? []).flatMap((value) => value.split(',')),
    mode: oneOf('--mode', values.mode, ['facts', 'model'], values.model === undefined ? 'facts' : 'model'),
    model: values.model,
    baseUrl: values['base-url'],
    maxTokens: positiveNumber('--max-tokens-total', values['max-tokens-total']),
    timeoutSeconds: positiveNumber('--timeout', values.timeout) ?? DEFAULT_TIMEOUT_SECONDS,
    server: values.server,
    repo: values.repo,
    json: values['json-stream'] ? 'stream' : values.json ? 'end' : 'none',
    isForced: values.force ?? false,
    keepsPartial: values['keep-partial'] ?? false,
    isQuiet: values.quiet ?? false,
    isVerbose: values.verbose ?? false,
  };
}
