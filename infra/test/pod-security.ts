import { type Manifest, podTemplates } from './manifest-set.ts';

// biome-ignore lint/suspicious/noExplicitAny: manifests under test may be wrong in every way
type Anything = any;

/** @source Kubernetes Pod Security Standards, profile "restricted" */
const ALLOWED_VOLUMES = new Set([
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'persistentVolumeClaim',
  'projected',
  'secret',
]);
const PROBES = ['startupProbe', 'readinessProbe', 'livenessProbe'] as const;
const RESOURCES = ['cpu', 'memory', 'ephemeral-storage'] as const;

function* podFaults(spec: Anything): Generator<string> {
  for (const field of ['hostNetwork', 'hostPID', 'hostIPC', 'hostUsers']) if (spec[field]) yield field;
  if ((spec.securityContext?.sysctls ?? []).length > 0) yield 'sysctls';
  if (spec.automountServiceAccountToken !== false) yield 'house rule: automountServiceAccountToken';
  for (const { name, ...source } of spec.volumes ?? []) {
    for (const kind of Object.keys(source)) if (!ALLOWED_VOLUMES.has(kind)) yield `volume ${name} is a ${kind}`;
    if ('emptyDir' in source && !source.emptyDir?.sizeLimit) yield `house rule: volume ${name} has no sizeLimit`;
  }
}

/** The profile looks at the container first and at the pod for what the container leaves open. */
function* restrictedFaults(container: Anything, pod: Anything): Generator<string> {
  const own = container.securityContext ?? {};
  const seccomp = own.seccompProfile ?? pod.seccompProfile;
  if (own.privileged) yield 'privileged';
  if (own.allowPrivilegeEscalation !== false) yield 'allowPrivilegeEscalation';
  if (!(own.capabilities?.drop ?? []).includes('ALL')) yield 'capabilities.drop lacks ALL';
  if ((own.capabilities?.add ?? []).some((name: string) => name !== 'NET_BIND_SERVICE')) yield 'capabilities.add';
  if ((own.runAsNonRoot ?? pod.runAsNonRoot) !== true) yield 'runAsNonRoot';
  if ((own.runAsUser ?? pod.runAsUser) === 0) yield 'runAsUser 0';
  if (!['RuntimeDefault', 'Localhost'].includes(seccomp?.type)) yield 'seccompProfile';
  if (own.procMount !== undefined && own.procMount !== 'Default') yield 'procMount';
  if ((container.ports ?? []).some((port: Anything) => port.hostPort)) yield 'hostPort';
}

function* houseFaults(container: Anything): Generator<string> {
  if (container.securityContext?.readOnlyRootFilesystem !== true) yield 'house rule: readOnlyRootFilesystem';
  for (const amount of ['requests', 'limits'] as const) {
    for (const name of RESOURCES) {
      if (!container.resources?.[amount]?.[name]) yield `house rule: no ${amount}.${name}`;
    }
  }
  if (!isFixedImage(String(container.image))) yield `house rule: floating image ${container.image}`;
  for (const probe of PROBES) {
    if (!container[probe]?.httpGet && !container[probe]?.tcpSocket) yield `house rule: no ${probe}`;
    if (container[probe]?.httpGet?.host ?? container[probe]?.tcpSocket?.host) yield `house rule: ${probe} names a host`;
  }
}

/** A digest, or a tag that begins with a version number; never `latest`, a branch name or nothing. */
const isFixedImage = (image: string): boolean =>
  /@sha256:[0-9a-f]{64}$/.test(image) || /:v?\d+\.\d+\.\d+[\w.-]*$/.test(image);

/** What keeps the pods out of a namespace that enforces "restricted", and what our own rules add; empty when all is well. */
export function findPodFaults(manifests: readonly Manifest[]): string[] {
  return podTemplates(manifests).flatMap(({ name, template }) => {
    const { spec } = template;
    const containers = [...(spec.containers ?? []), ...(spec.initContainers ?? [])];
    return [
      ...podFaults(spec),
      ...containers.flatMap((one) => [...restrictedFaults(one, spec.securityContext ?? {}), ...houseFaults(one)]),
    ].map((fault) => `${name}: ${fault}`);
  });
}
