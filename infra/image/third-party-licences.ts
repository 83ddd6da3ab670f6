/**
 * Writes the licences of everything the image's two bundles may contain to standard output. Run where the packages are
 * installed: `node infra/image/third-party-licences.ts > THIRD-PARTY-LICENCES.txt`.
 */
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What is compiled into a package without being one, and the system around the bundles. */
const PREFACE = `OrionWiki contains the work of others, under their licences.

Compiled into @hpcc-js/wasm-graphviz: Graphviz (Eclipse Public License), its source at https://gitlab.com/graphviz/graphviz,
and Expat (MIT). Compiled into @vscode/tree-sitter-wasm: tree-sitter and its grammars (MIT), their sources at
https://github.com/tree-sitter. The image's system packages carry their licences in /usr/share/doc.

`;

const ROOT = join(import.meta.dirname, '..', '..');

/** Tools of packages/web that leave nothing of themselves in the build; everything else there is bundled. */
const NEVER_SHIPPED = new Set(['@sveltejs/vite-plugin-svelte', 'svelte-check', 'typescript', 'vite', 'vitest']);
const LICENCE_FILE = /^(?:licen[cs]e|copying|notice|third.?party)[\w.-]*$/i;

/** One package that ends in the image. */
export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  /** SPDX expression of its package.json, `''` when it names none. */
  readonly licence: string;
  readonly folder: string;
}

interface PackageFile {
  readonly name: string;
  readonly version: string;
  readonly license?: string | { readonly type?: string };
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const readPackage = (folder: string): PackageFile => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

/** The folder Node would take for this import, `undefined` when it is not installed. */
function resolveFrom(folder: string, name: string): string | undefined {
  for (let place = folder; ; place = dirname(place)) {
    const candidate = join(place, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) return realpathSync(candidate);
    if (place === dirname(place)) return undefined;
  }
}

function* shippedDependencies(folder: string): Generator<string> {
  const { dependencies = {}, devDependencies = {} } = readPackage(folder);
  yield* Object.keys(dependencies);
  if (folder !== join(ROOT, 'packages', 'web')) return;
  yield* Object.keys(devDependencies).filter((name) => !NEVER_SHIPPED.has(name));
}

/** Every package reachable from server and web, our own left out, ordered by name and version. */
export function listShippedPackages(): ShippedPackage[] {
  const pending = ['server', 'web'].map((name) => join(ROOT, 'packages', name));
  const seen = new Set(pending);
  const found = new Map<string, ShippedPackage>();
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    const { name, version, license } = readPackage(folder);
    if (!name.startsWith('@orionwiki/')) {
      const licence = (typeof license === 'string' ? license : license?.type) ?? '';
      // pnpm keeps a copy for each set of peers; one is enough.
      found.set(`${name}@${version}`, { name, version, licence, folder });
    }
    for (const dependency of shippedDependencies(folder)) {
      const next = resolveFrom(folder, dependency);
      if (next === undefined || seen.has(next) || dependency.startsWith('@types/')) continue;
      seen.add(next);
      pending.push(next);
    }
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

/** Licence and notice files that a package brings, ordered by name. */
export const licenceFiles = ({ folder }: ShippedPackage): string[] =>
  readdirSync(folder)
    .filter((name) => LICENCE_FILE.test(name))
    .sort();

function* describe(one: ShippedPackage): Generator<string> {
  yield `${'='.repeat(80)}\n${one.name} ${one.version} (${one.licence || 'see below'})\n`;
  for (const name of licenceFiles(one)) yield `\n${readFileSync(join(one.folder, name), 'utf8').trim()}\n`;
}

if (import.meta.main) {
  process.stdout.write(PREFACE);
  for (const one of listShippedPackages()) for (const part of describe(one)) process.stdout.write(part);
}
