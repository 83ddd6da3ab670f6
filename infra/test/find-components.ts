import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { INFRA, type Manifest, parseManifests } from './manifest-set.ts';

const COMPONENTS = join(INFRA, 'components');

/**
 * The components in the order in which they are listed: what others change or need comes first. A folder that is missing
 * here fails a test.
 */
export const COMPONENT_ORDER = [
  'ingress-nginx',
  'gateway-api',
  'tls',
  'network-policy',
  'private-egress',
  'private-ca',
  'scale-out-redis',
  'monitoring',
  'autoscaling-cpu',
  'autoscaling-keda',
] as const;
export type Component = (typeof COMPONENT_ORDER)[number];

/** Folders below `components/`, sorted by name. */
export const componentFolders = (): string[] => readdirSync(COMPONENTS).sort();

/** The objects that a component adds, as they stand in its files. */
export function objectsOf(component: string): Manifest[] {
  const folder = join(COMPONENTS, component);
  const [{ resources = [] } = {}] = parseManifests(readFileSync(join(folder, 'kustomization.yaml'), 'utf8')) as {
    resources?: readonly string[];
  }[];
  return resources.flatMap((name) => parseManifests(readFileSync(join(folder, name), 'utf8')));
}

/** How a choice is refused in which an autoscaler, certificate or opening lacks what it builds on; undefined: it is good. */
export function expectedRefusal(chosen: readonly Component[]): RegExp | undefined {
  const has = (name: Component): boolean => chosen.includes(name);
  if (has('tls') && !has('ingress-nginx')) return /Ingress.*orionwiki-ingress/;
  // The first one takes the replicas away, the second finds none.
  if (has('autoscaling-cpu') && has('autoscaling-keda')) return /components\/autoscaling-keda.*replicas/;
  if (has('autoscaling-cpu') && !has('scale-out-redis')) return /HorizontalPodAutoscaler needs RUN_ENGINE=redis/;
  if (has('autoscaling-keda') && !has('scale-out-redis')) return /ScaledObject needs RUN_ENGINE=redis/;
  if (has('autoscaling-keda') && !has('monitoring')) return /nobody collects what it asks for \(monitoring\)/;
  if (has('private-egress') && !has('network-policy')) return /needs the component network-policy/;
  return undefined;
}
