import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findFaults } from './find-faults.ts';
import { goldenPath, type Manifest, OVERLAYS, parseManifests, readGolden } from './manifest-set.ts';

test.each(OVERLAYS)('overlay %s has no fault', (overlay) => {
  expect(findFaults(readGolden(overlay))).toEqual([]);
});

/** A fault, the object of the prod overlay it is planted in, where, and the wrong value (`undefined` removes). */
type Plant = readonly [fault: string, object: string, path: string, value: unknown];

const BACKEND = 'Deployment/orionwiki-backend';
const POD = 'spec.template.spec';
const CONTAINER = `${POD}.containers.0`;

const SHAPES: readonly Plant[] = [
  ['unknown field replica', BACKEND, 'spec.replica', 2],
  ['unknown field readynessProbe', BACKEND, `${CONTAINER}.readynessProbe`, {}],
  ['unknown field readOnlyRootFileSystem', BACKEND, `${CONTAINER}.securityContext.readOnlyRootFileSystem`, true],
  ['"two" is no integer', BACKEND, 'spec.replicas', 'two'],
  ['"512MB" is no quantity', BACKEND, `${CONTAINER}.resources.requests.memory`, '512MB'],
  ['"yes" is no boolean', BACKEND, `${POD}.enableServiceLinks`, 'yes'],
  ['"web_port" is no port', BACKEND, `${CONTAINER}.startupProbe.httpGet.port`, 'web_port'],
  ['"tcp" is none of TCP', BACKEND, `${CONTAINER}.ports.0.protocol`, 'tcp'],
  ['args: is no list', BACKEND, `${CONTAINER}.args`, 'backend'],
  ['labels: is no object', BACKEND, 'metadata.labels', 'app'],
  ['lacks template', BACKEND, 'spec.template', undefined],
  ['unknown kind apps/v1beta1/Deployment', BACKEND, 'apiVersion', 'apps/v1beta1'],
  ['8001 is no string', 'ConfigMap/orionwiki-backend', 'data.PORT_BACKEND', 8001],
];

const POD_SECURITY: readonly Plant[] = [
  ['allowPrivilegeEscalation', BACKEND, `${CONTAINER}.securityContext.allowPrivilegeEscalation`, undefined],
  ['capabilities.drop lacks ALL', BACKEND, `${CONTAINER}.securityContext.capabilities.drop`, ['NET_RAW']],
  ['runAsNonRoot', BACKEND, `${POD}.securityContext.runAsNonRoot`, undefined],
  ['runAsUser 0', BACKEND, `${POD}.securityContext.runAsUser`, 0],
  ['seccompProfile', BACKEND, `${POD}.securityContext.seccompProfile`, undefined],
  ['readOnlyRootFilesystem', BACKEND, `${CONTAINER}.securityContext.readOnlyRootFilesystem`, false],
  ['automountServiceAccountToken', BACKEND, `${POD}.automountServiceAccountToken`, undefined],
  ['no limits.memory', BACKEND, `${CONTAINER}.resources.limits.memory`, undefined],
  ['no requests.cpu', BACKEND, `${CONTAINER}.resources.requests.cpu`, undefined],
  ['has no sizeLimit', BACKEND, `${POD}.volumes.0.emptyDir.sizeLimit`, undefined],
  ['no livenessProbe', BACKEND, `${CONTAINER}.livenessProbe`, undefined],
  ['floating image orionwiki', BACKEND, `${CONTAINER}.image`, 'orionwiki'],
  ['floating image orionwiki:latest', BACKEND, `${CONTAINER}.image`, 'orionwiki:latest'],
  ['floating image orionwiki:main', BACKEND, `${CONTAINER}.image`, 'orionwiki:main'],
  ['floating image host:5000/orionwiki', BACKEND, `${CONTAINER}.image`, 'host:5000/orionwiki'],
];

const RULES: readonly Plant[] = [
  ['2 replicas need RUN_ENGINE=redis', BACKEND, 'spec.replicas', 2],
  ['draining takes 845000 ms', BACKEND, `${POD}.terminationGracePeriodSeconds`, 845],
  ['stopping takes 60000 ms', 'Deployment/orionwiki-ui', `${POD}.terminationGracePeriodSeconds`, 30],
  ['chooses the pods of 0', 'Service/orionwiki-backend', 'spec.selector.app', 'backend'],
  ['chooses the pods of 2', 'Service/orionwiki-ui', 'spec.selector', { 'app.kubernetes.io/part-of': 'orionwiki' }],
  ['chooses the pods of 0', 'PodDisruptionBudget/orionwiki-ui', 'spec.selector.matchLabels.app', 'ui'],
  ['nobody opens web', 'Service/orionwiki-ui', 'spec.ports.0.targetPort', 'web'],
  [
    'no service orionwiki-ui:80',
    'Ingress/orionwiki-ingress',
    'spec.rules.0.http.paths.0.backend.service.port.number',
    80,
  ],
  ['no such ServiceAccount', BACKEND, `${POD}.serviceAccountName`, 'default'],
  ['no ConfigMap settings', BACKEND, `${CONTAINER}.envFrom.0.configMapRef.name`, 'settings'],
  ['no volume scratch', BACKEND, `${CONTAINER}.volumeMounts.0.name`, 'scratch'],
  ['readinessProbe asks no port', BACKEND, `${CONTAINER}.readinessProbe.httpGet.port`, 'probe'],
  ['is in another namespace', 'Service/orionwiki-ui', 'metadata.namespace', 'default'],
  ['not restricted for enforce', 'Namespace/orionwiki', 'metadata.labels', {}],
  ['OPENAI_API_KEY belongs into a Secret', 'ConfigMap/orionwiki-backend', 'data.OPENAI_API_KEY', 'x'],
  ['orionwiki-backend: nobody reads LOGLEVEL', 'ConfigMap/orionwiki-backend', 'data.LOGLEVEL', 'debug'],
  ['orionwiki-backend: nobody reads API_BASE', 'ConfigMap/orionwiki-backend', 'data.API_BASE', 'http://x'],
  ['DRAIN_DELAY_MS is not usable (a whole number)', 'ConfigMap/orionwiki-backend', 'data.DRAIN_DELAY_MS', '5s'],
  ['LOG_LEVEL is not usable', 'ConfigMap/orionwiki-backend', 'data.LOG_LEVEL', 'verbose'],
  ['orionwiki-ui: nobody reads RUN_ENGINE', 'ConfigMap/orionwiki-ui', 'data.RUN_ENGINE', 'redis'],
];

/** Objects that must not join the overlay. */
const ADDITIONS: readonly (readonly [fault: string, manifest: Manifest])[] = [
  ['ServiceAccount/orionwiki: appears twice', objectOf('ServiceAccount', 'orionwiki')],
  ['there must be one Namespace', objectOf('Namespace', 'orionwiki-too')],
  ['unknown kind v1/Secret', objectOf('Secret', 'keys')],
];

function objectOf(kind: string, name: string): Manifest {
  return { apiVersion: 'v1', kind, metadata: { name, namespace: 'orionwiki' } };
}

/** The name of a generated ConfigMap without its hash. */
const plainName = (name: string): string => name.replace(/-[a-z0-9]{10}$/, '');

/** The prod overlay with one value changed. */
function plantInProd([, object, path, value]: Plant): Manifest[] {
  const manifests = readGolden('prod');
  const target = manifests.find(({ kind, metadata }) => `${kind}/${plainName(metadata.name)}` === object);
  if (target === undefined) throw new Error(`no ${object} in the overlay`);
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  let place = target as unknown as Record<string, unknown>;
  for (const step of steps) place = place[step] as Record<string, unknown>;
  if (value === undefined) delete place[last];
  else place[last] = value;
  return manifests;
}

describe.each([
  ['a shape', SHAPES],
  ['pod security', POD_SECURITY],
  ['a rule', RULES],
])('a planted fault against %s is found', (_, plants) => {
  test.each(plants.map((plant) => [...plant] as const))('%s (%s %s)', (...plant) => {
    expect(findFaults(plantInProd(plant)).join('\n')).toContain(plant[0]);
  });
});

test.each(ADDITIONS)('an object too many is found: %s', (fault, manifest) => {
  expect(findFaults([...readGolden('prod'), manifest]).join('\n')).toContain(fault);
});

test('an annotation that YAML 1.1 reads as a boolean is refused, as a cluster does', () => {
  const golden = readFileSync(goldenPath('prod'), 'utf8');
  const planted = golden.replace('proxy-buffering: "off"', 'proxy-buffering: off');
  expect(planted).not.toBe(golden);
  expect(findFaults(parseManifests(planted)).join()).toContain('proxy-buffering: false is no string');
});
