// One acquisition with the product's own budget in a process of its own: everything that the survey chooses, up to
// 20,000 files and 600 MiB. Arguments: address. Prints one line of JSON.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { acquire } from '../../../packages/core/src/1-acquire/acquire.ts';
import { sizeOfFolder } from '../../../packages/core/src/1-acquire/job-directory.ts';
import { chooseManifests, surveyRepository } from '../../../packages/core/src/2-survey/survey.ts';
import { createOutboundPolicy, DEFAULT_OUTBOUND_SETTINGS } from '../../../packages/core/src/network/index.ts';

const [url = ''] = process.argv.slice(2);
const settings = { ...DEFAULT_OUTBOUND_SETTINGS, allowCidrs: ['127.0.0.0/8'], allowHttp: true };
const jobRoot = await mkdtemp(join(tmpdir(), 'orionwiki-bench-job-'));
const started = performance.now();
const elapsed = (): number => (performance.now() - started) / 1000;
const ports = { policy: createOutboundPolicy(settings), jobRoot, signal: AbortSignal.timeout(600_000) };
const snapshot = await acquire({ url }, ports);
const treeSeconds = elapsed();

const decoder = new TextDecoder();
const manifests = new Map<(typeof snapshot.tree)[number]['path'], string>();
// As the conductor does: manifests up to 256 KiB, then what the survey makes of them.
for await (const { bytes, path } of snapshot.read(chooseManifests(snapshot.tree), { maxFileBytes: 256 << 10 })) {
  manifests.set(path, decoder.decode(bytes));
}
const manifestSeconds = elapsed();
const { chosen } = surveyRepository(snapshot.tree, manifests, { include: [], exclude: [] });
const surveySeconds = elapsed();

let files = 0;
let bytes = 0;
const notices: string[] = snapshot.notices.map(({ code }) => code);
for await (const blob of snapshot.read(chosen, { onNotice: ({ code }) => void notices.push(code) })) {
  files++;
  bytes += blob.bytes.byteLength;
}
const filesSeconds = elapsed();
const jobBytes = await sizeOfFolder(jobRoot);
await snapshot.close();
await rm(jobRoot, { recursive: true });
const told = Object.fromEntries([...new Set(notices)].map((code) => [code, notices.filter((n) => n === code).length]));
const times = { treeSeconds, manifestSeconds, surveySeconds, filesSeconds };
// `maxRSS` is in kibibytes.
const nodeBytes = process.resourceUsage().maxRSS * 1024;
const result = { entries: snapshot.tree.length, manifests: manifests.size, chosen: chosen.length, files, bytes };
process.stdout.write(`${JSON.stringify({ ...result, ...times, jobBytes, nodeBytes, notices: told })}\n`);
