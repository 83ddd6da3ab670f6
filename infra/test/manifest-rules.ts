import { findEngineFaults } from './engine-rules.ts';
import { environmentOf, findManifest, type Manifest, ofKind, podTemplates } from './manifest-set.ts';
import { findNetworkFaults } from './network-rules.ts';
import { findRouteFaults, namedPort } from './route-rules.ts';

// biome-ignore lint/suspicious/noExplicitAny: the shape check (check-shape.ts) has vouched for the contents
type Anything = any;

const hasName = (manifests: readonly Manifest[], kind: string, name: string): boolean =>
  ofKind(manifests, kind).some((one) => one.metadata.name === name);

const SECRET_NAME = /KEY|TOKEN|PASSWORD|SECRET/;

/** Names that appear twice, objects outside the overlay's namespace, a namespace of its own that enforces nothing. */
function* placeFaults(manifests: readonly Manifest[]): Generator<string> {
  const seen = new Set<string>();
  const [namespace, ...more] = ofKind(manifests, 'Namespace');
  if (more.length > 0) return yield 'there must be one Namespace';
  const place =
    namespace?.metadata.name ?? findManifest(manifests, 'Deployment', 'orionwiki-backend').metadata.namespace;
  if (place === undefined) return yield 'no namespace is named';
  for (const mode of namespace ? ['enforce', 'warn', 'audit'] : []) {
    if (namespace?.metadata.labels?.[`pod-security.kubernetes.io/${mode}`] !== 'restricted') {
      yield `Namespace: pod security is not restricted for ${mode}`;
    }
  }
  for (const { kind, metadata } of manifests) {
    const id = `${kind}/${metadata.name}`;
    if (seen.has(id)) yield `${id}: appears twice`;
    seen.add(id);
    if (kind !== 'Namespace' && metadata.namespace !== place) yield `${id}: is in another namespace`;
  }
}

/** References that lead nowhere inside a pod template. */
function* podReferenceFaults(manifests: readonly Manifest[]): Generator<string> {
  for (const { name, template } of podTemplates(manifests)) {
    const { spec } = template;
    if (!hasName(manifests, 'ServiceAccount', spec.serviceAccountName)) yield `${name}: no such ServiceAccount`;
    const volumes = new Set((spec.volumes ?? []).map((one: Anything) => one.name));
    for (const container of spec.containers) {
      for (const { configMapRef } of container.envFrom ?? []) {
        if (!hasName(manifests, 'ConfigMap', configMapRef.name)) yield `${name}: no ConfigMap ${configMapRef.name}`;
      }
      for (const mount of container.volumeMounts ?? []) {
        if (!volumes.has(mount.name)) yield `${name}: no volume ${mount.name}`;
      }
      for (const probe of ['startupProbe', 'readinessProbe', 'livenessProbe']) {
        const port = container[probe]?.httpGet?.port ?? container[probe]?.tcpSocket?.port;
        if (port !== undefined && namedPort(container, port) === undefined) yield `${name}: ${probe} asks no port`;
      }
    }
  }
}

/** Pods are given the time that the application says it takes to stop. */
function* graceFaults(manifests: readonly Manifest[]): Generator<string> {
  const graceMs = (name: string): number =>
    findManifest(manifests, 'Deployment', name).spec.template.spec.terminationGracePeriodSeconds * 1000;
  const backend = environmentOf(manifests, 'orionwiki-backend');
  const drainMs = Number(backend.DRAIN_DELAY_MS) + Number(backend.DRAIN_TIMEOUT_MS);
  if (!(drainMs < graceMs('orionwiki-backend')))
    yield `orionwiki-backend: draining takes ${drainMs} ms, longer than the grace`;
  const shutdownMs = Number(environmentOf(manifests, 'orionwiki-ui').SHUTDOWN_TIMEOUT) * 1000;
  if (!(shutdownMs < graceMs('orionwiki-ui')))
    yield `orionwiki-ui: stopping takes ${shutdownMs} ms, longer than the grace`;
}

/** Secrets belong into objects that this project never holds. */
function* secretFaults(manifests: readonly Manifest[]): Generator<string> {
  for (const secret of ofKind(manifests, 'Secret')) yield `Secret/${secret.metadata.name}: is in the manifests`;
  for (const { metadata, data } of ofKind(manifests, 'ConfigMap')) {
    for (const name of Object.keys(data ?? {})) {
      if (SECRET_NAME.test(name)) yield `ConfigMap/${metadata.name}: ${name} belongs into a Secret`;
    }
  }
  for (const { name, template } of podTemplates(manifests)) {
    for (const { name: variable, value } of template.spec.containers.flatMap((one: Anything) => one.env ?? [])) {
      if (value !== undefined && SECRET_NAME.test(variable)) yield `${name}: ${variable} belongs into a Secret`;
    }
  }
}

/** What is wrong between the objects: dead references, replicas the engine cannot serve, too little time to stop. */
export function findRuleFaults(manifests: readonly Manifest[]): string[] {
  return [
    ...placeFaults(manifests),
    ...podReferenceFaults(manifests),
    ...findRouteFaults(manifests),
    ...findEngineFaults(manifests),
    ...findNetworkFaults(manifests),
    ...graceFaults(manifests),
    ...secretFaults(manifests),
  ];
}
