// Checks every relative link, path, root script and environment variable that the documents name.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { say } from './tasks/run-step.ts';

const ROOT = join(import.meta.dirname, '..');
/** Longest documents that are still read from start to end. @source architecture.md §6 */
const MAX_LINES: Readonly<Record<string, number>> = { 'README.md': 150, 'README.tr.md': 150, 'ARCHITECTURE.md': 200 };

const DOCUMENTS = [
  'README.md',
  'README.tr.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'SECURITY.md',
  'infra/README.md',
  ...(existsSync(join(ROOT, 'docs')) ? readdirSync(join(ROOT, 'docs')) : [])
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

/** What documents have their readers write. */
const WRITTEN_BY_READERS = new Set(['infra/overlays/acme/kustomization.yaml']);

const scripts = Object.keys(
  (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: object }).scripts,
);
const rootNames = new Set(readdirSync(ROOT));
const environmentFiles = [
  'infra/test',
  'packages/server/src/env.ts',
  'packages/web/src/env.ts',
  'packages/cli/src/env.ts',
  'packages/core/src/network',
];

/** Everything in which an environment variable can be defined, as one text. */
const environmentText = [
  ...environmentFiles.flatMap((path) => {
    const full = join(ROOT, path);
    if (!existsSync(full)) return [];
    if (path.endsWith('.ts')) return [readFileSync(full, 'utf8')];
    return readdirSync(full)
      .filter((name) => /\.(ts|sh)$/.test(name))
      .map((name) => readFileSync(join(full, name), 'utf8'));
  }),
  ...readdirSync(join(ROOT, 'scripts'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|mjs)$/.test(name))
    .map((name) => readFileSync(join(ROOT, 'scripts', name), 'utf8')),
  ...(existsSync(join(ROOT, 'test-kit/src/browser.ts'))
    ? [readFileSync(join(ROOT, 'test-kit/src/browser.ts'), 'utf8')]
    : []),
].join('\n');

function problemsOf(document: string, line: string): string[] {
  const problems: string[] = [];
  for (const [, target = ''] of line.matchAll(/\]\(([^)#\s]+)(?:#[^)\s]*)?\)/g)) {
    if (/^[a-z]+:/.test(target)) continue;
    if (!existsSync(join(ROOT, normalize(join(dirname(document), target))))) problems.push(`link to ${target}`);
  }
  for (const [, span = ''] of line.matchAll(/`([^`]+)`/g)) {
    const path = span.replace(/:\d+(-\d+)?$/, '');
    const isPath = /^[\w.@-]+(\/[\w.@[\]-]+)+\/?$/.test(path) && rootNames.has(path.split('/')[0] ?? '');
    if (isPath && !WRITTEN_BY_READERS.has(path) && !existsSync(join(ROOT, path))) problems.push(`path ${path}`);
  }
  for (const [, name = ''] of line.matchAll(/\bnpm run (?:-s )?([\w:-]+)/g)) {
    if (!scripts.includes(name)) problems.push(`script ${name}`);
  }
  for (const [name] of line.matchAll(/\bORION_[A-Z_]+\b/g)) {
    if (!environmentText.includes(name)) problems.push(`environment variable ${name}`);
  }
  return problems;
}

let failures = 0;
// The example that readers copy is the one that is run as a test.
if (
  !readFileSync(join(ROOT, 'README.md'), 'utf8').includes(readFileSync(join(ROOT, 'examples/typed-client.ts'), 'utf8'))
) {
  say('README.md does not show examples/typed-client.ts as it is');
  failures++;
}
for (const document of DOCUMENTS) {
  const full = join(ROOT, document);
  if (!existsSync(full)) {
    say(`${document} is missing`);
    failures++;
    continue;
  }
  const lines = readFileSync(full, 'utf8').split('\n');
  const limit = MAX_LINES[document];
  if (limit !== undefined && lines.length > limit + 1) {
    say(`${document} has ${lines.length} lines; ${limit} are allowed`);
    failures++;
  }
  for (const [index, line] of lines.entries()) {
    for (const problem of problemsOf(document, line)) {
      say(`${document}:${index + 1}: ${problem} does not exist`);
      failures++;
    }
  }
}
process.exitCode = failures === 0 ? 0 : 1;
