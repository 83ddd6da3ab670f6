// One acquisition in a process of its own. Arguments: address, most files to read. Prints one line of JSON.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { acquire } from '../../../packages/core/src/1-acquire/acquire.ts';
import { sizeOfFolder } from '../../../packages/core/src/1-acquire/job-directory.ts';
import { createOutboundPolicy, DEFAULT_OUTBOUND_SETTINGS } from '../../../packages/core/src/network/index.ts';

const [url = '', maxFiles = '4000'] = process.argv.slice(2);
const settings = { ...DEFAULT_OUTBOUND_SETTINGS, allowCidrs: ['127.0.0.0/8'], allowHttp: true };
const jobRoot = await mkdtemp(join(tmpdir(), 'orionwiki-bench-job-'));
const started = performance.now();
const elapsed = (): number => (performance.now() - started) / 1000;
const snapshot = await acquire(
  { url },
  { policy: createOutboundPolicy(settings), jobRoot, signal: AbortSignal.timeout(300_000) },
);
const treeSeconds = elapsed();
// Evenly over the whole tree, so that many folders and kinds are among them.
const paths = snapshot.tree.filter(({ kind }) => kind === 'file').map(({ path }) => path);
const step = Math.max(1, paths.length / Number(maxFiles));
const chosen = Array.from(
  { length: Math.min(paths.length, Number(maxFiles)) },
  (_, index) => paths[Math.floor(index * step)] as (typeof paths)[number],
);
let files = 0;
let bytes = 0;
for await (const blob of snapshot.read(chosen)) {
  files++;
  bytes += blob.bytes.byteLength;
}
const filesSeconds = elapsed();
const jobBytes = await sizeOfFolder(jobRoot);
await snapshot.close();
await rm(jobRoot, { recursive: true });
const entries = snapshot.tree.length;
process.stdout.write(`${JSON.stringify({ entries, files, bytes, treeSeconds, filesSeconds, jobBytes })}\n`);
