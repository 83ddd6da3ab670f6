import { ENVIRONMENT, readEnvironment } from '../../packages/server/src/env.ts';
import { UI_VARIABLES } from '../../scripts/operations/ui-variables.ts';
import { environmentOf, type Manifest, secretsOf } from './manifest-set.ts';

/** A value that a Secret may hold: what stands in a real one is nobody's business here. */
const sampleOf = (name: string): string =>
  name === 'SEAL_KEYS' ? `k1:${Buffer.alloc(32).toString('base64')}` : 'sample';

/** Variables that nobody reads, and values that would keep the backend from starting. */
export function findEnvironmentFaults(manifests: readonly Manifest[]): string[] {
  const known = {
    'orionwiki-backend': new Set(Object.keys(ENVIRONMENT)),
    'orionwiki-ui': new Set(UI_VARIABLES.map(({ name }) => name)),
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
