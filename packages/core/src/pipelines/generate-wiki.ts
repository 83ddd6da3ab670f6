// Takes:      what a person asked for, and the ports of the run
// Gives:      a wiki of one commit in every format; each page as soon as it can be read
// Guarantees: every statement was checked against the commit; nothing stays on the disk; the signal ends everything
// Never:      reads the environment or the clock; lets a model's failed page fail the run
import { OrionError, toOrionError } from '#errors';
import type { ModelUsage } from '#language-model';
import { permalink } from '#snapshot';
import type { Notice } from '#vocabulary';
import { formatFolder, openRenderer } from '../7-render/render.ts';
import type { Bundle, WikiFile, WikiFolderFile, WikiFormat, WikiManifest } from '../7-render/rendered-wiki.ts';
import { openWarmPool } from '../7-render/warm-pool.ts';
import { improveWithModel } from './improve-with-model.ts';
import { publishWiki, sourceOf } from './publish-wiki.ts';
import { acquireSnapshot, understandSnapshot } from './read-repository.ts';
import { SourceReader } from './source-reader.ts';
import { StageEvents } from './stage-events.ts';
import type { RunPorts, WikiRequest } from './wiki-request.ts';
import { writePages } from './write-pages.ts';

/** A wiki, finished as far as possible. */
export interface WikiResult {
  /** `partial`: a model could not write every page; `cancelled`: only the pages finished before are there. */
  readonly outcome: 'complete' | 'partial' | 'cancelled';
  readonly manifest: WikiManifest;
  readonly bundle: Bundle;
  readonly notices: readonly Notice[];
  readonly usage: ModelUsage;
  /** The wiki in one format; made on demand. */
  file(format: WikiFormat): WikiFile;
  /** The files of a wiki saved as a folder. */
  folder(formats: readonly WikiFormat[]): readonly WikiFolderFile[];
}

/**
 * A wiki of the repository at one commit.
 * @throws every code that fetching, reading and the model's preflight can meet; CANCELLED when the signal was aborted
 * before a page was finished
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
  const pool = openWarmPool(
    snapshot.tree.map(({ path }) => path),
    ports.signal,
  );
  try {
    const read = await understandSnapshot(snapshot, { request, ports, events });
    const { pages } = read.plan;
    ports.onEvent({
      type: 'plan',
      pages: pages.map(({ id, title, kind, parent }) => ({ id, title, kind, ...(parent !== undefined && { parent }) })),
      source: sourceOf(snapshot),
    });
    const source = new SourceReader(snapshot);
    const renderer = openRenderer(
      {
        commit: snapshot.commit,
        language: request.language,
        pages,
        source,
        permalink: (path, range) => permalink(snapshot.origin, snapshot.commit, { path, ...(range && { range }) }),
        ...(ports.model && { model: ports.model.name }),
      },
      pool,
    );
    const work = { request, ports, events, source, renderer, ...read };
    const gate = ports.cpuGate ?? ((run) => run());
    const improved = await improveWithModel(work, await gate(() => writePages(work)));
    const { bundle, manifest, file } = publishWiki(work, improved);
    const isCancelled = ports.signal.aborted;
    return {
      outcome: isCancelled ? 'cancelled' : bundle.outcome,
      manifest,
      bundle,
      notices: bundle.notices,
      usage: improved.usage,
      file,
      folder: (formats) => formatFolder(bundle, formats),
    };
  } finally {
    await pool.close();
    await snapshot.close();
  }
}
