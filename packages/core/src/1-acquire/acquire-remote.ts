import { writeFile } from 'node:fs/promises';
import { isIPv6 } from 'node:net';
import { join } from 'node:path';
import { trustedAuthorities } from '#network';
import type { AcquireLimits } from './acquire-limits.ts';
import type { AcquirePorts, AcquireRequest } from './acquire-request.ts';
import { BlobFetcher } from './fetch-blobs.ts';
import { type FetchSubject, toFetchError } from './fetch-error.ts';
import { type FetchTarget, fetchTree, SOURCE_REF } from './fetch-tree.ts';
import type { GitContext, GitRemote } from './git-process.ts';
import { openJobDirectory, removeJobDirectory } from './job-directory.ts';
import { openSnapshot } from './open-snapshot.ts';
import type { ParsedRepoUrl } from './parse-repo-url.ts';
import { type FoundRepository, type PreflightOptions, preflight } from './preflight.ts';
import { requestCredential } from './request-credential.ts';
import { type ResolvedRef, resolveRef } from './resolve-ref.ts';
import type { Snapshot } from './snapshot.ts';

/** What a remote acquisition depends on. */
export interface RemoteJob extends Omit<AcquirePorts, 'limits'> {
  readonly limits: AcquireLimits;
  readonly hasResourceLimits: boolean;
}

/**
 * A commit of a repository behind an address: asks the server first, then fetches commit and trees, then lists. File
 * contents come later, when they are read.
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
  const chosen = await resolveRef(repository, { address, request, asking });
  const jobDir = await openJobDirectory(job.jobRoot);
  const close = async (): Promise<void> => {
    closing.abort();
    await removeJobDirectory(jobDir);
  };
  const subject: FetchSubject = {
    host: repository.url.host,
    ref: chosen.label,
    hasCredential: repository.credential !== undefined,
    limits: job.limits,
  };
  const context: GitContext = { ...job, gitDir: join(jobDir, 'r.git'), signal };
  try {
    const remote = await describeRemote(repository, job, jobDir);
    const { canFetchParts, objectFormat } = repository.advertisement;
    const place = { context, remote, url: repository.url.href, jobDir };
    const target: FetchTarget = { ...place, oid: chosen.oid, canFetchParts, objectFormat };
    const { hasEverything } = await fetchTree(target, job.onProgress);
    const blobs = new BlobFetcher(target);
    return await openSnapshot({
      context,
      revision: SOURCE_REF,
      ...describeSource(address, chosen),
      notices: hasEverything ? [{ code: 'NO_PARTIAL_FETCH', stage: 'acquire' }] : [],
      objects: {
        fetch: async (oids, leaving) => {
          if (!hasEverything) await blobs.fetch(oids, leaving);
        },
        isTooLarge: (oid) => blobs.tooLarge.has(oid),
        stopped: () => blobs.stopped,
      },
      explain: (error) => toFetchError(error, subject),
      close,
    });
  } catch (error) {
    await close();
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

async function describeRemote(repository: FoundRepository, job: RemoteJob, jobDir: string): Promise<GitRemote> {
  const { addresses, credential, url } = repository;
  const { gitProxy } = job.policy.settings;
  const authorities = trustedAuthorities(job.policy);
  const caFile = join(jobDir, 'authorities.pem');
  if (authorities) await writeFile(caFile, authorities.join('\n'));
  const pinned = addresses.map((address) => (isIPv6(address) ? `[${address}]` : address)).join(',');
  return {
    pin: url.isAddress || gitProxy ? undefined : `${url.host}:${url.port}:${pinned}`,
    protocols: url.protocol === 'http:' ? 'https:http' : 'https',
    caFile: authorities && caFile,
    proxy: gitProxy,
    credential: credential && { origin: url.origin, ...credential },
  };
}
