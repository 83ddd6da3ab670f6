import { join } from 'node:path';
import type { AcquireLimits } from './acquire-limits.ts';
import type { AcquirePorts, AcquireRequest } from './acquire-request.ts';
import { BlobSource } from './blob-source.ts';
import { BlobFetcher } from './fetch-blobs.ts';
import { type FetchSubject, toFetchError } from './fetch-error.ts';
import { fetchTree } from './fetch-tree.ts';
import { GIT_HAS_ALL } from './file-source.ts';
import type { GitContext } from './git-process.ts';
import { openJobDirectory, removeJobDirectory } from './job-directory.ts';
import { openSnapshot } from './open-snapshot.ts';
import type { ParsedRepoUrl } from './parse-repo-url.ts';
import { type FoundRepository, type PreflightOptions, preflight } from './preflight.ts';
import { requestCredential } from './request-credential.ts';
import { type ResolvedRef, resolveRef } from './resolve-ref.ts';
import type { FetchTarget } from './run-fetch.ts';
import type { Snapshot } from './snapshot.ts';

/** What a remote acquisition depends on. */
export interface RemoteJob extends Omit<AcquirePorts, 'limits'> {
  readonly limits: AcquireLimits;
  /** Found out while the server is asked. */
  readonly hasResourceLimits: Promise<boolean>;
}

/**
 * A commit of a repository behind an address: asks the server first, then fetches commit and trees, then lists. File
 * contents come later, when they are read. One connection serves for all of it.
 * @throws every code of `acquire`
 */
export async function acquireRemote(
  address: ParsedRepoUrl,
  request: AcquireRequest,
  job: RemoteJob,
): Promise<Snapshot> {
  const closing = new AbortController();
  const signal = AbortSignal.any([job.signal, closing.signal]);
  const credential = requestCredential(address, request);
  const asking: PreflightOptions = { policy: job.policy, credential, limits: job.limits, signal };
  const repository = await preflight(address.cloneUrls, asking);
  const place = new JobPlace(repository, job.jobRoot);
  const close = async (): Promise<void> => {
    closing.abort();
    await place.close();
  };
  try {
    const chosen = await resolveRef(repository, { address, request, asking });
    const jobDir = await place.open();
    const hasResourceLimits = await job.hasResourceLimits;
    const context: GitContext = { gitDir: join(jobDir, 'r.git'), limits: job.limits, hasResourceLimits, signal };
    const target: FetchTarget = { context, repository, commit: chosen.oid, jobDir };
    return await openRemote(target, { onProgress: job.onProgress, source: describeSource(address, chosen), close });
  } catch (error) {
    await close();
    throw error;
  }
}

/** What a job holds open: the connection and, from some point on, the folder. */
class JobPlace {
  readonly #repository: FoundRepository;
  readonly #jobRoot: string;
  #jobDir: string | undefined;

  constructor(repository: FoundRepository, jobRoot: string) {
    this.#repository = repository;
    this.#jobRoot = jobRoot;
  }

  async open(): Promise<string> {
    this.#jobDir = await openJobDirectory(this.#jobRoot);
    return this.#jobDir;
  }

  async close(): Promise<void> {
    await this.#repository.client.close();
    if (this.#jobDir !== undefined) await removeJobDirectory(this.#jobDir);
  }
}

interface RemoteSnapshot {
  readonly onProgress: AcquirePorts['onProgress'];
  readonly source: ReturnType<typeof describeSource>;
  close(): Promise<void>;
}

async function openRemote(target: FetchTarget, { close, onProgress, source }: RemoteSnapshot): Promise<Snapshot> {
  const { commit, context, repository } = target;
  const subject: FetchSubject = {
    host: repository.url.host,
    ref: source.ref,
    limits: context.limits,
  };
  try {
    const { hasEverything } = await fetchTree(target, onProgress);
    const blobs = new BlobSource(target, new BlobFetcher(target));
    return await openSnapshot({
      context,
      revision: commit,
      ...source,
      notices: hasEverything ? [{ code: 'NO_PARTIAL_FETCH', stage: 'acquire' }] : [],
      objects: hasEverything ? GIT_HAS_ALL : blobs,
      explain: (error) => toFetchError(error, subject),
      close,
    });
  } catch (error) {
    throw toFetchError(error, subject);
  }
}

function describeSource(address: ParsedRepoUrl, chosen: ResolvedRef) {
  const { fullName, host, kind, name, webUrl: url } = address;
  return {
    origin: { url, host, fullName, name, kind },
    ref: chosen.label,
    subdir: chosen.subdir,
    mayBeFile: chosen.mayBeFile,
  };
}
