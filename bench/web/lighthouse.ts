// npm run bench -- web/lighthouse [runs]
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { createClient } from '@orionwiki/client';
import { startGitServer } from '@orionwiki/test-kit/git-server';
import { ROOT, startProduct } from '../../e2e/product.ts';
import bars from '../bars.json' with { type: 'json' };
import { type Judgement, openLighthouse } from './open-lighthouse.ts';

// Lighthouse's mobile phone on the start page, on a wiki of this project's server and interface (some forty pages) in the
// reader, and on the exported file. What
// counts is the median of each figure: on a busy machine single runs differ by tenths.

const runs = Number(process.argv[2] ?? 5);
const git = await startGitServer({ repositories: { 'acme/orionwiki': join(ROOT, '.git') } });
const product = await startProduct();
const lighthouse = await openLighthouse();
try {
  const wiki = await createClient({ url: product.url }).generate({
    repository: { url: git.repositoryUrl('acme/orionwiki') },
    include: ['packages/server/**', 'packages/web/**', 'packages/client/**', '*.md', 'package.json'],
    mode: 'facts',
    language: 'en',
    size: 'full',
  });
  const file = createServer((_request, response) =>
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'gzip' })
      .end(gzipSync(wiki.html)),
  ).listen(0, '127.0.0.1');
  await once(file, 'listening');
  const pages = [
    ['start page', product.url],
    [`reader, ${wiki.manifest.pages} pages`, `${product.url}/w/${wiki.runId}`],
    [`file, ${wiki.manifest.pages} pages`, `http://127.0.0.1:${(file.address() as AddressInfo).port}/wiki.html`],
  ] as const;
  console.log(`median of ${runs}; load of the machine ${loadavg()[0]?.toFixed(1)}`);
  console.log('page                 performance accessibility practices  LCP ms  TBT ms    CLS');
  let misses = 0;
  for (const [name, url] of pages) {
    const judged: Judgement[] = [];
    for (let run = 0; run < runs; run += 1) judged.push(await lighthouse.judge(url));
    const median = (pick: (one: Judgement) => number): number =>
      judged.map(pick).sort((a, b) => a - b)[Math.floor(judged.length / 2)] ?? 0;
    const performance = median((one) => one.performance);
    const accessibility = median((one) => one.accessibility);
    console.log(
      [
        name.padEnd(20),
        performance.toFixed(2).padStart(11),
        accessibility.toFixed(2).padStart(13),
        median((one) => one.bestPractices)
          .toFixed(2)
          .padStart(9),
        median((one) => one.paintMs)
          .toFixed(0)
          .padStart(7),
        median((one) => one.blockedMs)
          .toFixed(0)
          .padStart(7),
        median((one) => one.layoutShift)
          .toFixed(3)
          .padStart(6),
      ].join(' '),
    );
    for (const finding of new Set(judged.flatMap((one) => one.findings))) console.log(`    ${finding}`);
    if (performance < bars.lighthousePerformance || accessibility < bars.lighthouseAccessibility) misses += 1;
  }
  file.close();
  process.exitCode = misses === 0 ? 0 : 1;
} finally {
  await lighthouse.close();
  await product.stop();
  await git.close();
}
