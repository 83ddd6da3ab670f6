import { HTTPRoute } from '@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1/HTTPRoute';
import { ScaledObject } from '@kubernetes-models/keda/keda.sh/v1alpha1/ScaledObject';
import { ServiceMonitor } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/ServiceMonitor';
import { Deployment } from 'kubernetes-models/apps/v1/Deployment';
import { HorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler';
import { Ingress } from 'kubernetes-models/networking.k8s.io/v1/Ingress';
import { NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget';
import { ConfigMap } from 'kubernetes-models/v1/ConfigMap';
import { Namespace } from 'kubernetes-models/v1/Namespace';
import { Service } from 'kubernetes-models/v1/Service';
import { ServiceAccount } from 'kubernetes-models/v1/ServiceAccount';
import type { Manifest } from './manifest-set.ts';

/** What this project may use: another kind is a decision, and a Secret is never one. */
const MODELS = [
  ConfigMap,
  Deployment,
  HorizontalPodAutoscaler,
  HTTPRoute,
  Ingress,
  Namespace,
  NetworkPolicy,
  PodDisruptionBudget,
  ScaledObject,
  Service,
  ServiceAccount,
  ServiceMonitor,
] as const;
const VALIDATE = new Map<string, (this: unknown) => void>(
  MODELS.map((model) => [`${model.apiVersion}/${model.kind}`, model.prototype.validate]),
);

/**
 * The same value, where `unread` holds the path of every field that nobody has looked at yet. The validators look at what
 * their schema knows and never at the rest, which a cluster refuses (or, older ones, drops).
 */
function watch(value: unknown, path: string, unread: Set<string>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item, index) => watch(item, `${path}[${index}]`, unread));
  const watched: Record<string, unknown> = {};
  for (const [name, item] of Object.entries(value)) {
    unread.add(`${path}.${name}`);
    watched[name] = watch(item, `${path}.${name}`, unread);
  }
  return new Proxy(watched, {
    get(target, name) {
      unread.delete(`${path}.${String(name)}`);
      return Reflect.get(target, name);
    },
  });
}

function faultsOf(manifest: Manifest): string[] {
  const id = `${manifest.kind}/${manifest.metadata?.name}`;
  const validate = VALIDATE.get(`${manifest.apiVersion}/${manifest.kind}`);
  if (validate === undefined) return [`${id}: unknown kind ${manifest.apiVersion}/${manifest.kind}`];
  const unread = new Set<string>();
  const faults: string[] = [];
  try {
    validate.call(watch(manifest, id, unread));
  } catch (error) {
    faults.push(
      ...new Set((error as Error).message.split(', data/').map((one) => `${id}: ${one.replace('data/', '')}`)),
    );
  }
  return [...faults, ...[...unread].map((path) => `${path}: unknown field`)];
}

/** Unknown fields, missing fields and wrong types, each with its place; empty when the objects are as they should be. */
export const findShapeFaults = (manifests: readonly Manifest[]): string[] => manifests.flatMap(faultsOf);
