// Takes:      what a person asked for, and the ports of the run
// Gives:      a wiki of one commit in every format; each page as soon as it can be read
// Guarantees: every statement was checked against the commit; nothing stays on the disk; the signal ends everything
// Never:      reads the environment or the clock; lets a model's failed page fail the run
import { OrionError, toOrionError } from '#errors';
import type { WikiPlan } from '#plan';
import { permalink, type Snapshot } from '#snapshot';
import type { LineRange, WikiLanguage } from '#vocabulary';
import { openRenderer } from '../7-render/render.ts';
import { openWarmPool } from '../7-render/warm-pool.ts';
import { improveWithModel } from './improve-with-model.ts';
import { keepRetries } from './keep-retries.ts';
import { publishWiki, sourceOf } from './publish-wiki.ts';
import { acquireSnapshot, understandSnapshot } from './read-repository.ts';
import { SourceReader } from './source-reader.ts';
import { StageEvents } from './stage-events.ts';
import type { RunPorts, WikiRequest } from './wiki-request.ts';
import { type WikiResult, wikiResult } from './wiki-result.ts';
import { writePages } from './write-pages.ts';

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
    const rendering = renderingOf(snapshot, read.plan, request.language);
    const renderer = openRenderer({ ...rendering, source, ...(ports.model && { model: ports.model.name }) }, pool);
    const work = { request, ports, events, source, renderer, ...read };
    const gate = ports.cpuGate ?? ((run) => run());
    const facts = await gate(() => writePages(work));
    const improved = await improveWithModel(work, facts);
    const { bundle } = publishWiki(work, improved);
    if (ports.signal.aborted) return wikiResult(bundle, { outcome: 'cancelled' });
    const retries = await keepRetries(work, { facts, bundle, renderer: rendering });
    return wikiResult(bundle, retries && { retries });
  } finally {
    await pool.close();
    await snapshot.close();
  }
}

/** What pages are rendered with, beside the files: it may outlive the run, so nothing of the analysis is in it. */
function renderingOf({ origin, commit }: Snapshot, plan: WikiPlan, language: WikiLanguage) {
  return {
    commit,
    language,
    pages: plan.pages.map(({ id, title, parent }) => ({ id, title, ...(parent !== undefined && { parent }) })),
    permalink: (path: string, range?: LineRange) => permalink(origin, commit, { path, ...(range && { range }) }),
  };
}
