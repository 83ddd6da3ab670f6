import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { collectTypes } from './collect-types.ts';

// Makes `dist`: what the published package consists of, usable without this workspace.

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const emitted = join(dist, '.emitted');
const { dependencies } = readPackage('client') as { readonly dependencies: Readonly<Record<string, string>> };

rmSync(dist, { recursive: true, force: true });
await buildScript();
buildTypes();

async function buildScript(): Promise<void> {
  const external = Object.keys(dependencies);
  const bundle = await rolldown({
    input: join(root, 'src/index.ts'),
    platform: 'neutral',
    external: (id) => external.some((name) => id === name || id.startsWith(`${name}/`)),
  });
  await bundle.write({ dir: dist, format: 'esm', entryFileNames: '[name].js' });
  await bundle.close();
}

function buildTypes(): void {
  // The compiler also complains about modules of core that no type of ours reaches: what counts is that ours are there.
  const compiler = spawnSync(join(root, 'node_modules/.bin/tsc'), ['-p', 'tsconfig.types.json'], { cwd: root });
  const { externals } = collectReached(String(compiler.stdout));
  rmSync(emitted, { recursive: true });
  const missing = [...externals].filter((name) => !Object.hasOwn(dependencies, name));
  if (missing.length > 0) throw new Error(`the types need packages that are no dependencies: ${missing.join(', ')}`);
}

function collectReached(complaints: string): { readonly externals: ReadonlySet<string> } {
  try {
    return collectTypes({
      emitted,
      entry: 'packages/client/src/index.d.ts',
      output: dist,
      aliases: { ...doorsOf('core'), ...doorsOf('server'), ...aliasesOf('core') },
    });
  } catch (cause) {
    throw new Error(`types are missing; the compiler said:\n${complaints}`, { cause });
  }
}

/** `@orionwiki/core` and the like, to files. */
function doorsOf(name: string): Record<string, string> {
  const { exports } = readPackage(name) as { readonly exports: Readonly<Record<string, string | { types: string }>> };
  return Object.fromEntries(
    Object.entries(exports).map(([door, target]) => [
      `@orionwiki/${name}${door.slice(1)}`,
      inPackage(name, typeof target === 'string' ? target : target.types),
    ]),
  );
}

/** `#vocabulary` and the like, to files. */
function aliasesOf(name: string): Record<string, string> {
  const { imports } = readPackage(name) as { readonly imports: Readonly<Record<string, string>> };
  return Object.fromEntries(Object.entries(imports).map(([alias, target]) => [alias, inPackage(name, target)]));
}

function inPackage(name: string, path: string): string {
  return `packages/${name}/${path.replace(/^\.\//, '')}`;
}

function readPackage(name: string): unknown {
  return JSON.parse(readFileSync(join(root, '..', name, 'package.json'), 'utf8'));
}
