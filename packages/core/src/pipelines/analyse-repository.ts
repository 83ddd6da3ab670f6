import type { Analysis } from '#analysis';
import { acquireSnapshot, understandSnapshot } from './read-repository.ts';
import { StageEvents } from './stage-events.ts';
import type { RunPorts, WikiRequest } from './wiki-request.ts';

export type * from '#analysis';

/** What the code of one commit says, without a wiki of it. */
export interface AnalysedRepository {
  readonly commit: string;
  readonly analysis: Analysis;
}

/**
 * Fetches and reads a repository as `generateWiki` does, and stops at the facts.
 * @throws every code of `acquire`; REQUEST_INVALID; REPO_TOO_LARGE; CANCELLED
 */
export async function analyseRepository(request: WikiRequest, ports: RunPorts): Promise<AnalysedRepository> {
  const events = new StageEvents(ports.onEvent);
  const snapshot = await acquireSnapshot(request, ports, events);
  try {
    const { analysis } = await understandSnapshot(snapshot, { request, ports, events });
    return { commit: snapshot.commit, analysis };
  } finally {
    await snapshot.close();
  }
}
