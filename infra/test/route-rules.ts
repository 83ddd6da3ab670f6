import { isAllowedHost } from '../../packages/server/src/http/host-check.ts';
import { environmentOf, type Manifest, ofKind, podTemplates } from './manifest-set.ts';

// biome-ignore lint/suspicious/noExplicitAny: the shape check (check-shape.ts) has vouched for the contents
type Anything = any;
type Labels = Readonly<Record<string, string>>;

/** Whether an object with these labels is chosen. */
export const covers = (selector: Labels, labels: Labels = {}): boolean =>
  Object.entries(selector).every(([key, value]) => labels[key] === value);

/** The number of a container's port that is called by name or number; undefined when it opens no such port. */
export const namedPort = (container: Anything, port: number | string): number | undefined =>
  (container.ports ?? []).find((one: Anything) => one.name === port || one.containerPort === port)?.containerPort;

/** Selectors that choose nothing or too much, and services whose port nobody opens. */
function* selectorFaults(manifests: readonly Manifest[]): Generator<string> {
  const pods = podTemplates(manifests);
  for (const { kind, metadata, spec } of manifests) {
    if (!['Service', 'Deployment', 'PodDisruptionBudget'].includes(kind)) continue;
    const selector: Labels = kind === 'Service' ? spec.selector : (spec.selector?.matchLabels ?? {});
    const chosen = pods.filter(({ template }) => covers(selector, template.metadata.labels));
    if (chosen.length !== 1) yield `${kind}/${metadata.name}: chooses the pods of ${chosen.length} workloads`;
    if (kind !== 'Service') continue;
    const containers = chosen.flatMap(({ template }) => template.spec.containers);
    for (const { targetPort } of spec.ports) {
      if (!containers.some((one) => namedPort(one, targetPort)))
        yield `Service/${metadata.name}: nobody opens ${targetPort}`;
    }
  }
}

/** Where an Ingress or a route leads: names and port numbers of services. */
function targetsOf({ kind, spec }: Manifest): { name: string; port: number }[] {
  if (kind === 'HTTPRoute') return spec.rules.flatMap((rule: Anything) => rule.backendRefs);
  const paths: Anything[] = spec.rules.flatMap((rule: Anything) => rule.http.paths);
  return paths.map(({ backend }) => ({ name: backend.service.name, port: backend.service.port.number }));
}

/** Names under which an Ingress or a route is called. */
export const hostsOf = ({ kind, spec }: Manifest): string[] =>
  kind === 'HTTPRoute' ? (spec.hostnames ?? []) : spec.rules.map((rule: Anything) => rule.host);

/** Ways in that lead nowhere, to the backend, under a name that the backend refuses, or with a foreign certificate. */
function* entranceFaults(manifests: readonly Manifest[]): Generator<string> {
  const services = ofKind(manifests, 'Service');
  const accepted = (environmentOf(manifests, 'orionwiki-backend').ORION_SERVER_HOSTS ?? '').split(',');
  for (const entrance of [...ofKind(manifests, 'Ingress'), ...ofKind(manifests, 'HTTPRoute')]) {
    const id = `${entrance.kind}/${entrance.metadata.name}`;
    for (const { name, port } of targetsOf(entrance)) {
      const service = services.find((one) => one.metadata.name === name);
      if (!service?.spec.ports.some((one: Anything) => one.port === port)) yield `${id}: no service ${name}:${port}`;
      else if (name !== 'orionwiki-ui') yield `${id}: leads past the UI to ${name}`;
    }
    const hosts = hostsOf(entrance);
    for (const host of hosts) {
      if (!isAllowedHost(host, accepted)) yield `${id}: ORION_SERVER_HOSTS does not hold ${host}`;
    }
    for (const tls of entrance.spec.tls ?? []) {
      for (const host of tls.hosts ?? [])
        if (!hosts.includes(host)) yield `${id}: has a certificate for ${host}, no rule`;
      if (!tls.secretName) yield `${id}: names no Secret for its certificate`;
    }
  }
}

/** Callers are counted by the address that the outermost proxy of ours saw. */
function* proxyFaults(manifests: readonly Manifest[]): Generator<string> {
  const isOpen = manifests.some(({ kind }) => kind === 'Ingress' || kind === 'HTTPRoute');
  const wanted = isOpen ? '2' : '1';
  const { ORION_TRUSTED_PROXIES: trusted } = environmentOf(manifests, 'orionwiki-backend');
  if (trusted !== wanted) yield `orionwiki-backend: ORION_TRUSTED_PROXIES is ${trusted}, there are ${wanted}`;
}

/** Monitors that find no service or no port. */
function* monitorFaults(manifests: readonly Manifest[]): Generator<string> {
  for (const { metadata, spec } of ofKind(manifests, 'ServiceMonitor')) {
    const service = ofKind(manifests, 'Service').find((one) =>
      covers(spec.selector.matchLabels ?? {}, one.metadata.labels),
    );
    for (const { port } of spec.endpoints) {
      if (!service?.spec.ports.some((one: Anything) => one.name === port))
        yield `ServiceMonitor/${metadata.name}: no service with a port ${port}`;
    }
  }
}

/** Everything that leads to a pod: selectors, services, ways in, monitors. */
export function findRouteFaults(manifests: readonly Manifest[]): string[] {
  return [
    ...selectorFaults(manifests),
    ...entranceFaults(manifests),
    ...proxyFaults(manifests),
    ...monitorFaults(manifests),
  ];
}
