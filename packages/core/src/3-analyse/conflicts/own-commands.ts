import type { RepoSurvey } from '#survey';
import { fileNameOf, folderOf } from '#vocabulary';

/** Programs that start another one, with the words that may stand between. */
const RUNNERS = new Set(['npx', 'pnpx', 'bunx', 'uvx', 'sudo', 'time', 'exec', 'env', 'nohup', 'command', 'xvfb-run']);
const TWO_WORD_RUNNERS = new Set([
  'pnpm dlx',
  'pnpm exec',
  'yarn dlx',
  'yarn exec',
  'npm exec',
  'bun x',
  'pipx run',
  'uv run',
  'poetry run',
  'pdm run',
  'hatch run',
  'bundle exec',
  'python -m',
  'python3 -m',
  'go run',
  'deno run',
]);
/** Programs everybody has: what follows one of them inside a call belongs to it. */
const FOREIGN = new Set(
  'npm pnpm yarn bun node deno git docker podman kubectl helm go cargo python python3 pip pip3 uv make curl wget ssh bash sh zsh sudo terraform brew apt apt-get java mvn gradle jq grep sed awk xargs find cat'.split(
    ' ',
  ),
);
/** What ends one command on a line. */
const SEPARATOR = /\s(?:\|\|?|&&|;|>{1,2}|2>|<)\s|;\s|\s#\s/;

/** Names under which the repository's own programs are typed. */
export function ownCommandsOf({ packages, files }: RepoSurvey): ReadonlySet<string> {
  const names = new Set<string>();
  const paths: ReadonlySet<string> = new Set(files.map(({ path }) => path));
  for (const pack of packages) {
    for (const entry of pack.entryPoints) if (entry.kind === 'bin' || entry.kind === 'script') names.add(entry.name);
    const base = pack.name?.value.replace(/\/v\d+$/, '').replace(/^.*\//, '');
    const holds = (file: string): boolean => paths.has(pack.root === '' ? file : `${pack.root}/${file}`);
    if (base === undefined || base === '') continue;
    if (pack.ecosystem === 'go' && holds('main.go')) names.add(base);
    if (pack.ecosystem === 'rust' && holds('src/main.rs')) names.add(base);
  }
  for (const { path } of files) {
    const command = /(?:^|\/)cmd\/([\w.-]{1,60})\/main\.go$|(?:^|\/)src\/bin\/([\w-]{1,60})\.rs$/.exec(path);
    if (command !== null) names.add(command[1] ?? command[2] ?? '');
    if (fileNameOf(path) === '__main__.py') names.add(fileNameOf(folderOf(path)));
  }
  for (const name of names) if (FOREIGN.has(name) || name.length < 2) names.delete(name);
  return names;
}

/** A call of a program of the repository. */
export interface OwnCall {
  readonly command: string;
  /** What it is given, up to where another program or the line's end takes over. */
  readonly words: readonly string[];
}

/** The calls of own programs on a command line. */
export function ownCallsIn(line: string, own: ReadonlySet<string>): OwnCall[] {
  if (own.size === 0) return [];
  return line
    .slice(0, 1_000)
    .split(SEPARATOR)
    .flatMap((part) => {
      const words = part
        .trim()
        .replace(/^[$>%]\s+/, '')
        .split(/\s+/);
      const at = startOf(words);
      const command = nameOf(words[at] ?? '');
      if (!own.has(command)) return [];
      const given = words.slice(at + 1);
      const end = given.findIndex((word) => word === '--' || FOREIGN.has(word));
      return [{ command, words: end < 0 ? given : given.slice(0, end) }];
    });
}

/** Index of the word that names the program: variables and programs that only start it are stepped over. */
function startOf(words: readonly string[]): number {
  let at = 0;
  while (at < words.length && at < 8) {
    const word = words[at] ?? '';
    if (/^[A-Z_][A-Z0-9_]*=/.test(word) || RUNNERS.has(word)) at++;
    else if (TWO_WORD_RUNNERS.has(`${word} ${words[at + 1] ?? ''}`)) at += 2;
    else if (at > 0 && /^--?\w/.test(word)) at++;
    else break;
  }
  return at;
}

/** `./bin/tool`, `tool@latest`, `./cmd/tool` → `tool`. */
function nameOf(word: string): string {
  return word
    .replace(/^@[^/]*\//, '')
    .replace(/@[\w.^~-]*$/, '')
    .replace(/^.*\//, '')
    .replace(/\.(m?js|cjs|ts|py|sh|exe)$/, '');
}
