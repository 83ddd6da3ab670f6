// Takes:      what a person asked for, and the ports of the run
// Gives:      a wiki of one commit in every format, pages as soon as each can be read
// Guarantees: every statement was checked against the commit; nothing stays on the disk; the signal ends everything
// Never:      reads the environment or the clock; lets a failed model page fail the run
import { OrionError, toOrionError } from '#errors';
import type { ModelUsage } from '#language-model';
import type { Notice } from '#vocabulary';
import type { WikiFile, WikiFormat, WikiManifest, Bundle } from '../7-render/rendered-wiki.ts';
import { openRenderer } from '../7-render/render.ts';
import { writePages } from './write-pages.ts';
import { improveWithModel } from './improve-with-model.ts';
import { acquireSnapshot, understandSnapshot } from './read-repository.ts';
import { SourceReader } from './source-reader.ts';
import { StageEvents } from './stage-events.ts';
import type { RunPorts, WikiRequest } from './wiki-request.ts';

/** A finished, or as far as possible finished, wiki. */
export interface WikiResult {
  /** `partial`: a model page could not be written as asked; `cancelled`: only the pages finished before are there. */
  readonly outcome: 'complete' | 'partial' | 'cancelled';
  readonly manifest: WikiManifest;
  readonly bundle: Bundle;
  readonly notices: readonly Notice[];
  readonly usage: ModelUsage;
  /** The wiki in one format; made on demand. */
  file(format: WikiFormat): WikiFile;
}

/**
 * A wiki of the repository at one commit.
 * @throws every code of the catalogue that acquire, analyse and the model's preflight can meet; CANCELLED when the
 * signal was aborted before a page was finished
 */
export async function generateWiki(request: WikiRequest, ports: RunPorts): Promise<WikiResult> {
  try {
    return await runStages(request, ports);
  } catch (thrown) {
    throw ports.signal.aborted ? new OrionError('CANCELLED', { cause: thrown }) : toOrionError(thrown);
  }
}

async function runStages(request: WikiRequest, ports: RunPorts): Promise<WikiResult> {
  const events = new StageEvents(ports.onEvent);
  if (request.mode === 'model') await ports.model?.preflight(ports.signal);
  const snapshot = await acquireSnapshot(request, ports, events);
  try {
    const read = await understandSnapshot(snapshot, { request, ports, events });
    const source = new SourceReader(snapshot);
    const renderer = await openRenderer({ snapshot, source, language: request.language, plan: read.plan });
    try {
      ports.onEvent({ type: 'plan', pages: read.plan.pages.map(({ id, title, kind, parent }) => ({ id, title, kind, ...(parent !== undefined && { parent }) })) });
      const work = { request, ports, events, snapshot, source, renderer, ...read };
      const facts = await writePages(work);
      const improved = await improveWithModel(work, facts);
      const assembled = renderer.assemble({ ...improved, analysis: read.analysis, request });
      return { ...assembled, usage: improved.usage };
    } finally {
      await renderer.close();
    }
  } finally {
    await snapshot.close();
  }
}
