import { basename, dirname } from 'node:path';
import { OrionError } from '#errors';
import type { AcquireLimits } from './acquire-limits.ts';
import type { AcquireRequest } from './acquire-request.ts';
import { GIT_HAS_ALL } from './file-source.ts';
import { GitFailure } from './git-failure.ts';
import type { GitContext } from './git-process.ts';
import { openSnapshot } from './open-snapshot.ts';
import { runGit } from './run-git.ts';
import type { Snapshot } from './snapshot.ts';

/** What a local acquisition depends on. */
export interface LocalJob {
  readonly limits: AcquireLimits;
  readonly hasResourceLimits: boolean;
  readonly signal: AbortSignal;
}

/**
 * A commit of a repository on this computer, read through git's objects: changes that are not committed are not seen,
 * and nothing is written. A folder inside a work tree stands for that part of the repository.
 * @throws REPO_URL_INVALID, REPO_EMPTY, REF_NOT_FOUND, SUBDIR_NOT_FOUND, CANCELLED
 */
export async function acquireLocal(folder: string, request: AcquireRequest, job: LocalJob): Promise<Snapshot> {
  const closing = new AbortController();
  const signal = AbortSignal.any([job.signal, closing.signal]);
  const { gitDir, prefix } = await locate(folder, { ...job, gitDir: '', signal });
  const context: GitContext = { ...job, gitDir, signal };
  const { revision, label } = await resolveRevision(context, request.ref);
  return openSnapshot({
    context,
    revision,
    origin: localOrigin(prefix === '' ? folder : folder.slice(0, -prefix.length), gitDir),
    ref: label,
    subdir: [prefix, request.subdir ?? ''].filter(Boolean).join('/'),
    mayBeFile: false,
    notices: [],
    objects: GIT_HAS_ALL,
    explain: (error) => error,
    close: async () => closing.abort(),
  });
}

async function locate(folder: string, context: GitContext): Promise<{ gitDir: string; prefix: string }> {
  try {
    const stdout = await runGit(context, ['rev-parse', '--absolute-git-dir', '--show-prefix'], { cwd: folder });
    const [gitDir = '', prefix = ''] = stdout.split('\n');
    return { gitDir, prefix: prefix.replace(/\/$/, '') };
  } catch (cause) {
    if (!(cause instanceof GitFailure)) throw cause;
    throw new OrionError('REPO_URL_INVALID', { stage: 'acquire', params: { reason: 'no-git-folder' }, cause });
  }
}

async function resolveRevision(
  context: GitContext,
  ref: string | undefined,
): Promise<{ revision: string; label: string }> {
  const ask = async (args: readonly string[]): Promise<string | undefined> => {
    try {
      return (await runGit(context, ['rev-parse', ...args], { cwd: context.gitDir })).trim();
    } catch (error) {
      if (error instanceof GitFailure) return undefined;
      throw error;
    }
  };
  const wanted = ref === undefined || ref === '' ? 'HEAD' : ref;
  const isAskable = /^[^\s-][^\0-\x20\x7f:^~?*[\\]{0,254}$/.test(wanted);
  const revision = isAskable ? await ask(['--verify', '--quiet', '--end-of-options', `${wanted}^{commit}`]) : undefined;
  if (revision) {
    const label = wanted === 'HEAD' ? await ask(['--abbrev-ref', 'HEAD']) : wanted;
    return { revision, label: label ?? wanted };
  }
  if (wanted === 'HEAD') throw new OrionError('REPO_EMPTY', { stage: 'acquire' });
  throw new OrionError('REF_NOT_FOUND', { stage: 'acquire', params: { ref: wanted } });
}

function localOrigin(folder: string, gitDir: string): Snapshot['origin'] {
  const isDotGit = basename(gitDir) === '.git';
  const name = basename(isDotGit ? dirname(gitDir) : folder).replace(/\.git$/, '') || 'repository';
  return { url: undefined, host: '', fullName: name, name, kind: 'local' };
}
