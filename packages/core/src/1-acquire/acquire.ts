// Takes: a repository's address as somebody pasted it, with ref, folder and token.
// Gives: a Snapshot: one commit's names, and its files on demand.
// Guarantees: bounded time, disk and memory; the token reaches no process of git, no argument, file, log or error; no
//             process or file left.
// Never: makes a work tree, runs code of the repository, follows its links, or contacts what the policy forbids.

import { OrionError } from '#errors';
import { DEFAULT_ACQUIRE_LIMITS } from './acquire-limits.ts';
import { acquireLocal } from './acquire-local.ts';
import { acquireRemote } from './acquire-remote.ts';
import type { AcquirePorts, AcquireRequest } from './acquire-request.ts';
import { findLocalFolder } from './find-local-folder.ts';
import { parseRepoUrl } from './parse-repo-url.ts';
import { requireGit } from './require-git.ts';
import type { Snapshot } from './snapshot.ts';

export type { AcquirePorts, AcquireRequest } from './acquire-request.ts';
export { inspectRepository, type RepositoryInspection } from './inspect-repository.ts';
export { sweepJobDirectories } from './job-directory.ts';
export { requireGit } from './require-git.ts';

/**
 * One commit of a repository, ready to be read. Whoever calls this must `close()` the result.
 * @throws REPO_URL_INVALID, REPO_HOST_FORBIDDEN, REPO_NOT_FOUND_OR_PRIVATE, REPO_AUTH_FAILED, REPO_NOT_GIT,
 *   REPO_UNREACHABLE, REPO_EMPTY, REPO_TOO_LARGE, CLONE_TIMEOUT, REF_NOT_FOUND, REF_TOO_SHORT, SUBDIR_NOT_FOUND,
 *   CANCELLED; INTERNAL when git is missing, too old or cannot be limited
 */
export async function acquire(request: AcquireRequest, ports: AcquirePorts): Promise<Snapshot> {
  if (ports.signal.aborted) throw new OrionError('CANCELLED', { stage: 'acquire' });
  const limits = { ...DEFAULT_ACQUIRE_LIMITS, ...ports.limits };
  const folder = ports.allowLocal ? await findLocalFolder(request.url) : undefined;
  const hasResourceLimits = requireLimits(ports.unlimitedGit ?? false);
  // Whoever waits for it gets the error; meanwhile the server is asked.
  hasResourceLimits.catch(() => {});
  if (folder !== undefined) {
    const job = { limits, hasResourceLimits: await hasResourceLimits, signal: ports.signal };
    return acquireLocal(folder, request, job);
  }
  const address = parseRepoUrl(request.url);
  if (!address.ok) throw new OrionError('REPO_URL_INVALID', { stage: 'acquire', params: { reason: address.reason } });
  if (address.credential) {
    throw new OrionError('REPO_URL_INVALID', { stage: 'acquire', params: { reason: 'credentials' } });
  }
  return acquireRemote(address, request, { ...ports, limits, hasResourceLimits });
}

/** Whether git's resources can be limited; where they cannot, only an operator who allows that goes on. */
async function requireLimits(isUnlimitedAllowed: boolean): Promise<boolean> {
  const { hasResourceLimits } = await requireGit();
  if (!hasResourceLimits && !isUnlimitedAllowed) {
    throw new OrionError('INTERNAL', { stage: 'acquire', cause: new Error('prlimit and timeout are missing') });
  }
  return hasResourceLimits;
}
