import { metricNames } from '../../scripts/operations/list-metrics.ts';
import { environmentOf, findManifest, type Manifest, ofKind, secretsOf } from './manifest-set.ts';

const BACKEND = 'orionwiki-backend';
const AUTOSCALERS = ['HorizontalPodAutoscaler', 'ScaledObject'] as const;
/** @source autoscaling/v2 MetricTarget.type, a free string in the published schema */
const TARGET_TYPES = ['Utilization', 'Value', 'AverageValue'];

const autoscalersOf = (manifests: readonly Manifest[]): Manifest[] =>
  AUTOSCALERS.flatMap((kind) => ofKind(manifests, kind)).filter((one) => one.spec.scaleTargetRef.name === BACKEND);

/** More than one backend needs runs that every backend can see. */
function* sharingFaults(manifests: readonly Manifest[]): Generator<string> {
  const { RUN_ENGINE, REDIS_URL = '' } = environmentOf(manifests, BACKEND);
  const { replicas = 1 } = findManifest(manifests, 'Deployment', BACKEND).spec;
  if (RUN_ENGINE !== 'redis') {
    if (replicas !== 1) yield `${BACKEND}: ${replicas} replicas need RUN_ENGINE=redis (scale-out-redis)`;
    for (const { kind } of autoscalersOf(manifests))
      yield `${BACKEND}: a ${kind} needs RUN_ENGINE=redis (scale-out-redis)`;
    return;
  }
  const secrets = secretsOf(manifests, BACKEND);
  for (const name of ['REDIS_PASSWORD', 'SEAL_KEYS']) {
    if (secrets[name] === undefined) yield `${BACKEND}: RUN_ENGINE=redis needs ${name} from a Secret`;
  }
  const host = URL.parse(REDIS_URL)?.hostname ?? '';
  const isInside = ofKind(manifests, 'Service').some(({ metadata }) => metadata.name === host);
  // A name with a dot lies elsewhere: a managed Redis, or another namespace.
  if (!isInside && !host.includes('.')) yield `${BACKEND}: REDIS_URL leads to no service (${host || 'no host'})`;
  for (const deployment of ofKind(manifests, 'Deployment').filter(({ metadata }) => metadata.name === host)) {
    const own = secretsOf(manifests, deployment.metadata.name).REDIS_PASSWORD;
    if (own !== secrets.REDIS_PASSWORD) yield `${host}: has another password than the backend (${own})`;
    if (deployment.spec.replicas !== 1) yield `${host}: ${deployment.spec.replicas} replicas are as many memories`;
  }
}

/** One autoscaler owns the number of backends, or the Deployment does. */
function* ownerFaults(manifests: readonly Manifest[]): Generator<string> {
  const autoscalers = autoscalersOf(manifests);
  const kinds = autoscalers.map(({ kind }) => kind).join(' and ');
  if (autoscalers.length > 1) yield `${BACKEND}: ${kinds} both own its replicas; choose one autoscaling component`;
  if (autoscalers.length > 0 && findManifest(manifests, 'Deployment', BACKEND).spec.replicas !== undefined) {
    yield `${BACKEND}: ${kinds} owns its replicas, and so does the Deployment; list the autoscaling component last`;
  }
  for (const { kind, metadata, spec } of autoscalers) {
    if (Number(spec.minReplicas ?? spec.minReplicaCount ?? 0) < 2)
      yield `${kind}/${metadata.name}: fewer than 2 replicas`;
    for (const { resource } of spec.metrics ?? []) {
      if (!TARGET_TYPES.includes(resource?.target.type))
        yield `${kind}/${metadata.name}: unknown target type ${resource?.target.type}`;
    }
  }
}

/** Queries speak of metrics that the backend has, in the namespace of the overlay. */
function* queryFaults(manifests: readonly Manifest[]): Generator<string> {
  const known = new Set(metricNames());
  for (const { kind, metadata, spec } of autoscalersOf(manifests)) {
    for (const { metadata: trigger } of spec.triggers ?? []) {
      const query: string = trigger.query ?? '';
      for (const [name] of query.matchAll(/\borionwiki_\w+/g)) {
        if (!known.has(name)) yield `${kind}/${metadata.name}: the backend has no metric ${name}`;
      }
      // Every backend tells the figures of all of them: a sum would grow with the number that it decides about.
      if (/\bsum\b/.test(query)) yield `${kind}/${metadata.name}: counts shared runs once for each backend`;
      for (const [, namespace] of query.matchAll(/namespace="([^"]*)"/g)) {
        if (namespace !== metadata.namespace) yield `${kind}/${metadata.name}: asks in the namespace ${namespace}`;
      }
    }
    if (kind === 'ScaledObject' && ofKind(manifests, 'ServiceMonitor').length === 0)
      yield `${kind}/${metadata.name}: nobody collects what it asks for (monitoring)`;
  }
}

/** Replicas that the run engine cannot serve, or that nobody or too many decide about. */
export function findEngineFaults(manifests: readonly Manifest[]): string[] {
  return [...sharingFaults(manifests), ...ownerFaults(manifests), ...queryFaults(manifests)];
}
