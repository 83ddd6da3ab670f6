import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { INFRA, type Overlay } from './manifest-set.ts';

/** How to render: a program and its arguments before the folder. */
export type Kustomize = readonly [program: string, ...args: string[]];

/** What to tell a person who has none. */
export const NOT_RUN = 'not run: kustomize, install with infra/test/install-kustomize.sh';

/** Where `install-kustomize.sh` puts it. */
const INSTALLED = join(INFRA, '..', '.cache', 'kustomize', 'kubectl');
/** kubectl names the kustomize it carries; components and `labels` need version 5. @source deploy.md §1.1 */
const CARRIES_5 = /Kustomize Version: v(?:[5-9]|\d\d)\./;
const IS_5 = /(?:^|\/)v(?:[5-9]|\d\d)\./m;

function answers(program: string, args: string[], wanted: RegExp): boolean {
  try {
    return wanted.test(execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  } catch {
    // Absent or broken: as good as not there.
    return false;
  }
}

/** A kustomize of version 5 or later on PATH or left by `install-kustomize.sh`; `undefined` when there is none. */
export function findKustomize(): Kustomize | undefined {
  if (answers('kustomize', ['version'], IS_5)) return ['kustomize', 'build'];
  for (const kubectl of [...(existsSync(INSTALLED) ? [INSTALLED] : []), 'kubectl']) {
    if (answers(kubectl, ['version', '--client'], CARRIES_5)) return [kubectl, 'kustomize'];
  }
  return undefined;
}

/** Whether the absence of kustomize is a failure here: `ORION_REQUIRE` holds its name. */
export const isKustomizeRequired = (): boolean => (process.env.ORION_REQUIRE ?? '').split(',').includes('kustomize');

/** Longest time of one render, in milliseconds; one takes a fifth of a second. */
const RENDER_LIMIT_MS = 30_000;

/**
 * What kustomize renders for a folder.
 * @throws with kustomize's own words when it refuses
 */
export const renderFolder = ([program, ...args]: Kustomize, folder: string): string =>
  execFileSync(program, [...args, folder], { encoding: 'utf8', stdio: 'pipe', timeout: RENDER_LIMIT_MS });

/** The overlay as kustomize renders it now. */
export const renderOverlay = (kustomize: Kustomize, overlay: Overlay): string =>
  renderFolder(kustomize, join(INFRA, 'overlays', overlay));
