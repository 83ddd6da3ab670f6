import { environmentOf, type Manifest, ofKind } from './manifest-set.ts';
import { mayReach, namespaceLabels, type Pod, podOf } from './network-policy.ts';

/** The cluster's name service. */
export const NAME_SERVICE: Pod = {
  namespace: 'kube-system',
  namespaceLabels: namespaceLabels('kube-system'),
  labels: { 'k8s-app': 'kube-dns' },
  ports: {},
};
/** Any address of the public internet. */
const PUBLIC = { address: '140.82.121.3' };

/**
 * Ways that the system lives on and that policies may not close. Policies that only open something close everything else
 * when nothing has opened the rest: that is how an addition without the component it belongs to is found.
 */
export function findNetworkFaults(manifests: readonly Manifest[]): string[] {
  if (ofKind(manifests, 'NetworkPolicy').length === 0) return [];
  const [ui, backend] = [podOf(manifests, 'orionwiki-ui'), podOf(manifests, 'orionwiki-backend')];
  const names = ofKind(manifests, 'NetworkPolicy').map(({ metadata }) => metadata.name);
  const ways: (readonly [string, boolean])[] = [
    ['the UI reaches the backend', mayReach(manifests, ui, backend, { port: 8001 })],
    ['the backend reaches public hosts', mayReach(manifests, backend, PUBLIC, { port: 443 })],
    ['the backend asks for names', mayReach(manifests, backend, NAME_SERVICE, { port: 53, protocol: 'UDP' })],
  ];
  if (environmentOf(manifests, 'orionwiki-backend').REDIS_URL === 'redis://orionwiki-redis:6379') {
    const redis = podOf(manifests, 'orionwiki-redis');
    ways.push(['the backend reaches its Redis', mayReach(manifests, backend, redis, { port: 6379 })]);
  }
  const faults = ways.filter(([, isOpen]) => !isOpen).map(([way]) => `NetworkPolicy: closed although ${way}`);
  if (names.includes('orionwiki-private-egress') && !names.includes('orionwiki-default-deny')) {
    faults.push('NetworkPolicy/orionwiki-private-egress: needs the component network-policy');
  }
  return faults;
}
