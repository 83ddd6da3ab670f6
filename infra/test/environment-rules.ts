import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ENVIRONMENT, readEnvironment } from '../../packages/server/src/env.ts';
import { environmentOf, INFRA, type Manifest, secretsOf } from './manifest-set.ts';

/** Where the README lists what the UI reads: the adapter reads most of it, so that no table of ours can be asked. */
const UI_TABLE = 'The UI reads these:';

/** A value that a Secret may hold: what stands in a real one is nobody's business here. */
const sampleOf = (name: string): string =>
  name === 'SEAL_KEYS' ? `k1:${Buffer.alloc(32).toString('base64')}` : 'sample';

/** Names in the first column of the table that follows `heading`. */
function namesInTable(markdown: string, heading: string): string[] {
  const [table = ''] = (markdown.split(heading)[1] ?? '').trimStart().split('\n\n');
  return table
    .split('\n')
    .flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([A-Z][A-Z0-9_]*)`/g)].map(([, name = '']) => name));
}

/** Variables that nobody reads, and values that would keep the backend from starting. */
export function findEnvironmentFaults(manifests: readonly Manifest[]): string[] {
  const known = {
    'orionwiki-backend': new Set(Object.keys(ENVIRONMENT)),
    'orionwiki-ui': new Set(namesInTable(readFileSync(join(INFRA, 'README.md'), 'utf8'), UI_TABLE)),
  };
  const unread = Object.entries(known).flatMap(([workload, names]) =>
    [...Object.keys(environmentOf(manifests, workload)), ...Object.keys(secretsOf(manifests, workload))]
      .filter((variable) => !names.has(variable))
      .map((variable) => `${workload}: nobody reads ${variable}`),
  );
  const samples = Object.keys(secretsOf(manifests, 'orionwiki-backend')).map((name) => [name, sampleOf(name)]);
  const read = readEnvironment({ ...environmentOf(manifests, 'orionwiki-backend'), ...Object.fromEntries(samples) });
  const faults = 'faults' in read ? read.faults : [];
  return [...unread, ...faults.map(({ name, reason }) => `orionwiki-backend: ${name} is not usable (${reason})`)];
}
