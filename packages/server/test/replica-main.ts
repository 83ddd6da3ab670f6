/**
 * A server process for tests with several replicas: everything is real but the conductor, which takes its time. Its
 * repositories are called `/paced/<pages>x<ms>`.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { OrionError } from '@orionwiki/core';
import { assemble } from '../src/assemble.ts';
import { readEnvironment } from '../src/env.ts';
import type { GenerateWiki } from '../src/runs/generate-port.ts';
import { finishedWiki, renderedPage } from './scripted-generate.ts';

const read = readEnvironment();
if ('faults' in read) throw new Error(JSON.stringify(read.faults));
const { environment } = read;

/** Milliseconds since 1970 with fractions: the same scale in every process of this machine. */
const sentAt = (): number => performance.timeOrigin + performance.now();

/** Writes one page after the other; the text of each stands for source text, and its title ends with when it was told. */
const paced: GenerateWiki = async (request, ports) => {
  const [, pages = '3', ms = '10'] = /(\d+)x(\d+)/.exec(request.repository.url) ?? [];
  log.info({ repository: request.repository.url }, 'begun');
  for (let number = 1; number <= Number(pages); number++) {
    await pause(Number(ms), undefined, { signal: ports.signal }).catch(() => {});
    if (ports.signal.aborted) {
      if (number === 1) throw new OrionError('CANCELLED');
      return finishedWiki('cancelled');
    }
    const page = renderedPage(`page-${number}`, 1);
    ports.onPage({ ...page, html: `<p>const sourceText = ${number};</p>` });
    const title = `Pagetitle ${number} ${sentAt()}`;
    ports.onEvent({ type: 'page', pageId: page.id, version: 1, origin: 'facts', title });
  }
  return finishedWiki();
};

const { app, log } = await assemble(environment, {
  generate: paced,
  redisTiming: { lockMs: 1500, stalledMs: 500, beatMs: 200, lostAfterMs: 1000 },
});
const { url } = await app.listen(0, '127.0.0.1');
log.info({ url }, 'listening');
process.once('SIGTERM', async () => {
  await app.stop({ drainDelayMs: environment.DRAIN_DELAY_MS, drainTimeoutMs: environment.DRAIN_TIMEOUT_MS });
  process.exit(0);
});
