import { fileNameOf, folderOf, type RepoPath } from '#vocabulary';
import type { EnvironmentFact } from './setting-facts.ts';

/** A name that a configuration of the build puts in place of `process.env.NAME` in what it builds. */
export interface BuildDefine {
  readonly path: RepoPath;
  readonly name: string;
}

/** Most names taken from one file. @source own bound */
const MAX_NAMES = 200;

const CONFIG = /^[\w.-]+\.config\.[cm]?[jt]s$/;
/** `env: { … }` of Next. @source its documentation of next.config: the values are built into the code of the browser */
const NEXT = /^next\.config\./;
const ENV_BLOCK = /\benv\s*:\s*\{([^{}]{0,4000})\}/;
/** `define: { 'process.env.NAME': … }` of Vite, webpack, esbuild and Rollup. */
const DEFINED = /['"](?:process\.env|import\.meta\.env)\.([A-Za-z_]\w{0,100})['"]\s*:/g;

/** The names that a build replaces, in the order of the file. */
export function readBuildDefines(path: RepoPath, text: string): readonly BuildDefine[] {
  const file = fileNameOf(path);
  if (!CONFIG.test(file)) return [];
  const names = [...text.matchAll(DEFINED)].map(([, name = '']) => name);
  const block = NEXT.test(file) ? (ENV_BLOCK.exec(text)?.[1] ?? '') : '';
  const keys = block.split(',').flatMap((part) => /^\s*['"]?([A-Za-z_]\w{0,100})['"]?\s*(?::|$)/.exec(part)?.[1] ?? []);
  return [...names, ...keys].slice(0, MAX_NAMES).map((name) => ({ path, name }));
}

/** Reads of variables that come from outside: those that the build answers are none, unless the build itself asks for them. */
export function withoutBuildDefines(
  reads: readonly EnvironmentFact[],
  defines: readonly BuildDefine[],
): readonly EnvironmentFact[] {
  if (defines.length === 0) return reads;
  const asked = new Set(reads.map(({ path, name }) => `${path}\0${name}`));
  const built = defines.filter(({ path, name }) => !asked.has(`${path}\0${name}`));
  const isBuilt = (read: EnvironmentFact): boolean =>
    built.some(({ path, name }) => name === read.name && isBelow(read.path, folderOf(path)));
  return reads.filter((read) => !isBuilt(read));
}

function isBelow(path: RepoPath, folder: string): boolean {
  return folder === '' || path.startsWith(`${folder}/`);
}
