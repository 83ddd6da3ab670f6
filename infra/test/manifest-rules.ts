import { environmentOf, findManifest, type Manifest, podTemplates } from './manifest-set.ts';

// biome-ignore lint/suspicious/noExplicitAny: the shape check (object-shapes.ts) has vouched for the contents
type Anything = any;
type Labels = Readonly<Record<string, string>>;

const ofKind = (manifests: readonly Manifest[], kind: string): Manifest[] =>
  manifests.filter((one) => one.kind === kind);
const hasName = (manifests: readonly Manifest[], kind: string, name: string): boolean =>
  ofKind(manifests, kind).some((one) => one.metadata.name === name);
const covers = (selector: Labels, labels: Labels = {}): boolean =>
  Object.entries(selector).every(([key, value]) => labels[key] === value);
const namedPort = (container: Anything, port: number | string): number | undefined =>
  (container.ports ?? []).find((one: Anything) => one.name === port || one.containerPort === port)?.containerPort;

/** Names that appear twice, objects outside the overlay's namespace, a namespace that enforces nothing. */
function* placeFaults(manifests: readonly Manifest[]): Generator<string> {
  const seen = new Set<string>();
  const [namespace, ...more] = ofKind(manifests, 'Namespace');
  if (namespace === undefined || more.length > 0) return yield 'there must be one Namespace';
  for (const mode of ['enforce', 'warn', 'audit']) {
    if (namespace.metadata.labels?.[`pod-security.kubernetes.io/${mode}`] !== 'restricted') {
      yield `Namespace: pod security is not restricted for ${mode}`;
    }
  }
  for (const { kind, metadata } of manifests) {
    const id = `${kind}/${metadata.name}`;
    if (seen.has(id)) yield `${id}: appears twice`;
    seen.add(id);
    if (kind !== 'Namespace' && metadata.namespace !== namespace.metadata.name) yield `${id}: is in another namespace`;
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
        const port = container[probe]?.httpGet?.port;
        if (port !== undefined && namedPort(container, port) === undefined) yield `${name}: ${probe} asks no port`;
      }
    }
  }
}

/** Selectors that choose nothing, services and ingresses whose port nobody opens. */
function* routeFaults(manifests: readonly Manifest[]): Generator<string> {
  const pods = podTemplates(manifests);
  for (const { kind, metadata, spec } of manifests) {
    const selector: Labels | undefined = kind === 'Service' ? spec.selector : spec?.selector?.matchLabels;
    if (selector === undefined) continue;
    const chosen = pods.filter(({ template }) => covers(selector, template.metadata.labels));
    if (chosen.length !== 1) yield `${kind}/${metadata.name}: chooses the pods of ${chosen.length} workloads`;
    if (kind !== 'Service') continue;
    const containers = chosen.flatMap(({ template }) => template.spec.containers);
    for (const { targetPort } of spec.ports) {
      if (!containers.some((one) => namedPort(one, targetPort)))
        yield `Service/${metadata.name}: nobody opens ${targetPort}`;
    }
  }
  for (const ingress of ofKind(manifests, 'Ingress')) {
    for (const path of ingress.spec.rules.flatMap((rule: Anything) => rule.http.paths)) {
      const { name, port } = path.backend.service;
      const service = ofKind(manifests, 'Service').find((one) => one.metadata.name === name);
      if (!service?.spec.ports.some((one: Anything) => one.port === port.number)) {
        yield `Ingress/${ingress.metadata.name}: no service ${name}:${port.number}`;
      }
    }
  }
}

/** More than one backend needs runs that every backend can see. */
function* engineFaults(manifests: readonly Manifest[]): Generator<string> {
  if (environmentOf(manifests, 'orionwiki-backend').RUN_ENGINE === 'redis') return;
  const { replicas } = findManifest(manifests, 'Deployment', 'orionwiki-backend').spec;
  if (replicas !== 1) yield `orionwiki-backend: ${replicas} replicas need RUN_ENGINE=redis`;
  for (const kind of ['HorizontalPodAutoscaler', 'ScaledObject']) {
    for (const { spec } of ofKind(manifests, kind)) {
      if (spec.scaleTargetRef?.name === 'orionwiki-backend')
        yield `orionwiki-backend: a ${kind} needs RUN_ENGINE=redis`;
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
      if (/KEY|TOKEN|PASSWORD|SECRET/.test(name)) yield `ConfigMap/${metadata.name}: ${name} belongs into a Secret`;
    }
  }
}

/** What is wrong between the objects: dead references, replicas the engine cannot serve, too little time to stop. */
export function findRuleFaults(manifests: readonly Manifest[]): string[] {
  return [
    ...placeFaults(manifests),
    ...podReferenceFaults(manifests),
    ...routeFaults(manifests),
    ...engineFaults(manifests),
    ...graceFaults(manifests),
    ...secretFaults(manifests),
  ];
}
