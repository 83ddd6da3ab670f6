import type { Analysis } from '#analysis';
import { OrionError } from '#errors';
import type { WikiPlan } from '#plan';
import type { Snapshot } from '#snapshot';
import type { RepoSurvey } from '#survey';
import type { Notice, RepoPath } from '#vocabulary';
import { acquire } from '../1-acquire/acquire.ts';
import { nameOrigin } from '../2-survey/name-origin.ts';
import { chooseManifests, surveyRepository } from '../2-survey/survey.ts';
import { analyse } from '../3-analyse/analyse.ts';
import { planWiki } from '../4-plan/plan.ts';
import { largestFolders } from './largest-folders.ts';
import type { StageEvents } from './stage-events.ts';
import type { Gate, RunPorts, WikiRequest } from './wiki-request.ts';

/** Manifests above this size are not read. @source contracts.md §1 */
const MAX_MANIFEST_BYTES = 256 << 10;

/** A repository that was read and understood, and what will be written about it. */
export interface ReadRepository {
  /** The commit, called as its manifest calls it where its folder has no name of its own. */
  readonly snapshot: Snapshot;
  readonly survey: RepoSurvey;
  readonly analysis: Analysis;
  readonly plan: WikiPlan;
}

const open: Gate = (work) => work();

/**
 * The commit asked for, ready to be read; the caller closes it.
 * @throws every code of `acquire`
 */
export async function acquireSnapshot(request: WikiRequest, ports: RunPorts, events: StageEvents): Promise<Snapshot> {
  events.start('acquire', 'objects');
  const snapshot = await (ports.acquireGate ?? open)(() =>
    acquire(request.repository, {
      policy: ports.policy,
      jobRoot: ports.jobRoot,
      signal: ports.signal,
      onProgress: ({ objects, total }) => events.progress('acquire', objects, 'objects', total),
      ...(ports.allowLocal !== undefined && { allowLocal: ports.allowLocal }),
      ...(ports.unlimitedGit !== undefined && { unlimitedGit: ports.unlimitedGit }),
    }),
  );
  events.end('acquire', 'files', snapshot.tree.length);
  return snapshot;
}

async function readManifests(snapshot: Snapshot): Promise<Map<RepoPath, string>> {
  const texts = new Map<RepoPath, string>();
  const decoder = new TextDecoder();
  for await (const blob of snapshot.read(chooseManifests(snapshot.tree), { maxFileBytes: MAX_MANIFEST_BYTES })) {
    texts.set(blob.path, decoder.decode(blob.bytes));
  }
  return texts;
}

/**
 * Stages 2 to 4: what is there, what it says, which pages there will be.
 * @throws REQUEST_INVALID when the patterns match nothing; REPO_TOO_LARGE when files were chosen and none could be read; CANCELLED
 */
export async function understandSnapshot(
  snapshot: Snapshot,
  { request, ports, events }: { request: WikiRequest; ports: RunPorts; events: StageEvents },
): Promise<ReadRepository> {
  events.start('survey', 'files');
  const manifests = await readManifests(snapshot);
  const survey = surveyRepository(snapshot.tree, manifests, { include: request.include, exclude: request.exclude });
  events.end('survey', 'files', survey.files.length);

  if (request.include.length > 0 && survey.chosen.length === 0) {
    throw new OrionError('REQUEST_INVALID', { stage: 'survey', params: { field: 'include', reason: 'no-match' } });
  }
  const unread: Notice[] = [];
  const total = survey.chosen.length;
  const blobs = snapshot.read(survey.chosen, { onNotice: (notice) => unread.push(notice) });
  events.start('analyse', 'files', total);
  const found = await (ports.cpuGate ?? open)(() =>
    analyse(survey, blobs, {
      signal: ports.signal,
      onProgress: (done) => events.progress('analyse', done, 'files', total),
    }),
  );
  if (total > 0 && found.files.size === 0) {
    const params = {
      limit: '512 KiB',
      files: total,
      folders: largestFolders(snapshot.tree, request.repository.subdir),
    };
    throw new OrionError('REPO_TOO_LARGE', { stage: 'analyse', params });
  }
  const analysis: Analysis = {
    ...found,
    isComplete: found.isComplete && unread.length === 0,
    notices: [...snapshot.notices, ...survey.notices, ...unread, ...found.notices],
  };
  events.end('analyse', 'files', analysis.files.size);

  events.start('plan', 'pages');
  const named = { ...snapshot, origin: nameOrigin(snapshot.origin, survey) };
  const plan = planWiki(analysis, named, { language: request.language, size: request.size });
  events.end('plan', 'pages', plan.pages.length);
  return { snapshot: named, survey, analysis, plan };
}
