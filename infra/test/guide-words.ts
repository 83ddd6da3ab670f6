import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ERRORS } from '@orionwiki/core';
import { ENVIRONMENT, readEnvironment } from '../../packages/server/src/env.ts';
import { ENDPOINTS } from '../../scripts/operations/endpoints.ts';
import { listMetrics } from '../../scripts/operations/list-metrics.ts';
import { UI_VARIABLES } from '../../scripts/operations/ui-variables.ts';
import { COMPONENT_ORDER, objectsOf } from './find-components.ts';
import { findManifest, INFRA, type Manifest, readGolden, secretsOf } from './manifest-set.ts';

const ROOT = join(INFRA, '..');

/** Words of Kubernetes, Kustomize and Docker that name nothing of ours. */
const FOREIGN = new Set([
  ...[
    'docker',
    'podman',
    'kubectl',
    'acme',
    'latest',
    'add',
    'debug',
    'env',
    'secretKeyRef',
    'newName',
    'newTag',
    'maxmemory-policy noeviction',
  ],
  ...['CreateContainerConfigError', 'ImagePullBackOff', 'OOMKilled', '../../namespace'],
  ...['docker compose up --build', 'kubectl -n orionwiki get endpointslices'],
  // The file that the guide has its reader write.
  'infra/overlays/acme/kustomization.yaml',
]);
const VARIABLES = new Set([...Object.keys(ENVIRONMENT), ...UI_VARIABLES.map(({ name }) => name)]);
const metrics = listMetrics();

/** Secrets and ConfigMaps that a reader creates, by name, with their keys. */
export function objectsToCreate(): ReadonlyMap<string, string> {
  const created = Object.values(secretsOf(readGolden('prod'), 'orionwiki-backend')).map((one) => one.split('/'));
  return new Map([
    ...created.map(([name = '', key = '']) => [name, key] as const),
    ['orionwiki-ca', 'ca.pem'],
    ['orionwiki-tls', 'tls.crt'],
  ]);
}

/** Every string that stands in the objects, as value or as label with its value. */
function* textsIn(value: unknown): Generator<string> {
  if (Array.isArray(value)) for (const item of value) yield* textsIn(item);
  else if (typeof value === 'object' && value !== null) {
    for (const [name, item] of Object.entries(value)) {
      yield `${name}: "${item}"`;
      yield* textsIn(item);
    }
  } else yield String(value);
}

const objects: Manifest[] = [...readGolden('prod'), ...COMPONENT_ORDER.flatMap(objectsOf)];
const texts = new Set([...textsIn(objects)]);

function isVariable(span: string): boolean {
  const [name = '', value] = span.replace('/data/', '').split('=');
  if (!VARIABLES.has(name)) return false;
  if (value === undefined || !(name in ENVIRONMENT)) return true;
  const read = readEnvironment({ [name]: value });
  return !('faults' in read && read.faults.some((fault) => fault.name === name));
}

/** Whether a metric has this label, and, where it is an error's, the catalogue this code. */
function isLabel(span: string): boolean {
  const [, label = '', value = ''] = /^(\w+)="(\w+)"$/.exec(span) ?? [];
  return metrics.some(({ labels }) => labels.includes(label)) && (label !== 'code' || value in ERRORS);
}

/** Whether a span of code in a guide names something that exists: in the manifests, the program, or the project. */
export function isKnownWord(span: string): boolean {
  return (
    FOREIGN.has(span) ||
    isVariable(span) ||
    isLabel(span) ||
    span in ERRORS ||
    metrics.some(({ name }) => name === span) ||
    ENDPOINTS.some(({ path }) => path === span) ||
    (COMPONENT_ORDER as readonly string[]).includes(span) ||
    objectsToCreate().has(span) ||
    texts.has(span) ||
    (/[/.A-Z]/.test(span) && existsSync(join(ROOT, span)))
  );
}

/** What the table of chapter 3 has to say, row by row, for backend, UI and Valkey. */
export function valuesTable(): string[][] {
  const deployments = ['orionwiki-backend', 'orionwiki-ui', 'orionwiki-redis'].map((name) =>
    findManifest(readGolden('prod'), 'Deployment', name),
  );
  const pods = deployments.map(({ spec }) => spec.template.spec);
  const amounts = (kind: 'requests' | 'limits') => pods.map(({ containers }) => containers[0].resources[kind]);
  return [
    deployments.map(({ spec }) => String(spec.replicas)),
    amounts('requests').map(({ cpu, memory }) => `\`${cpu}\`, \`${memory}\``),
    amounts('limits').map(({ cpu, memory }) =>
      cpu === '1' ? `\`1\` CPU, \`${memory}\`` : `\`${cpu}\`, \`${memory}\``,
    ),
    pods.map(({ volumes }) => `\`${volumes[0].emptyDir.sizeLimit}\``),
    pods.map(({ terminationGracePeriodSeconds: seconds }) => `${seconds} s`),
  ];
}
