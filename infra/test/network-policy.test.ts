import { describe, expect, test } from 'vitest';
import { type Manifest, readGolden } from './manifest-set.ts';
import { mayReach, namespaceLabels, type Peer, type Pod, podOf } from './network-policy.ts';
import { NAME_SERVICE } from './network-rules.ts';

const prod = readGolden('prod');
const large = readGolden('large');

const podIn = (namespace: string, labels = {}, more = {}): Pod => ({
  namespace,
  namespaceLabels: { ...namespaceLabels(namespace), ...more },
  labels,
  ports: {},
});
const at = (address: string): Peer => ({ address });

const ui = podOf(prod, 'orionwiki-ui');
const backend = podOf(prod, 'orionwiki-backend');
const redis = podOf(prod, 'orionwiki-redis');
const stranger = podIn('orionwiki', { app: 'x' });
const nginx = podIn('ingress-nginx', { app: 'ingress' });
const labelledProxy = podIn('edge', {}, { 'orionwiki.io/ingress': 'true' });
const prometheus = podIn('monitoring', { app: 'prometheus' });
const github = at('140.82.121.3');

type Way = readonly [way: string, from: Peer, to: Peer, port: number, protocol?: 'TCP' | 'UDP'];

const OPEN: readonly Way[] = [
  ['the backend to a public host', backend, github, 443],
  ['the backend to a public host over IPv6', backend, at('2606:50c0:8000::153'), 443],
  ['the backend to the name service', backend, NAME_SERVICE, 53, 'UDP'],
  ['the backend to the name service, long answers', backend, NAME_SERVICE, 53, 'TCP'],
  ['the backend to the name cache of the node', backend, at('169.254.20.10'), 53, 'UDP'],
  ['the backend to its Redis', backend, redis, 6379],
  ['the UI to the backend', ui, backend, 8001],
  ['the UI to the name service', ui, NAME_SERVICE, 53, 'UDP'],
  ['ingress-nginx to the UI', nginx, ui, 3000],
  ['a proxy in a labelled namespace to the UI', labelledProxy, ui, 3000],
  ['Prometheus to the backend', prometheus, backend, 8001],
];

const CLOSED: readonly Way[] = [
  ['the backend to a public host without TLS', backend, github, 80],
  ['the backend to a public host over ssh', backend, github, 22],
  ['the backend to cloud metadata', backend, at('169.254.169.254'), 80],
  ['the backend to cloud metadata over https', backend, at('169.254.169.254'), 443],
  ['the backend to cloud metadata of EC2 over IPv6', backend, at('fd00:ec2::254'), 443],
  ['the backend to the wire server of Azure', backend, at('168.63.129.16'), 443],
  ['the backend to cloud metadata of Alibaba', backend, at('100.100.100.200'), 443],
  ['the backend to cloud metadata through NAT64', backend, at('64:ff9b::a9fe:a9fe'), 443],
  ['the backend to cloud metadata through 6to4', backend, at('2002:a9fe:a9fe::1'), 443],
  ['the backend to a private network', backend, at('10.0.0.5'), 443],
  ['the backend to another private network', backend, at('172.20.0.1'), 443],
  ['the backend to a home network', backend, at('192.168.1.1'), 443],
  ['the backend to a shared range', backend, at('100.64.3.4'), 443],
  ['the backend to itself', backend, at('127.0.0.1'), 443],
  ['the backend to a pod of another namespace', backend, podIn('default'), 443],
  ['the backend to the name cache on another port', backend, at('169.254.20.10'), 443],
  ['the UI to the internet', ui, github, 443],
  ['the UI to the Redis', ui, redis, 6379],
  ['the Redis to the internet', redis, github, 443],
  ['the Redis to the backend', redis, backend, 8001],
  ['a stranger in the namespace to the backend', stranger, backend, 8001],
  ['a stranger in the namespace to the UI', stranger, ui, 3000],
  ['a stranger in the namespace to the Redis', stranger, redis, 6379],
  ['ingress-nginx to the backend', nginx, backend, 8001],
  ['ingress-nginx to the Redis', nginx, redis, 6379],
  ['Prometheus to the UI', prometheus, ui, 3000],
  ['an address outside to the UI', github, ui, 3000],
];

const reaches = (manifests: readonly Manifest[], [, from, to, port, protocol = 'TCP']: Way): boolean =>
  mayReach(manifests, from, to, { port, protocol });

describe('prod', () => {
  test.each(OPEN.map((way) => [...way] as const))('lets %s', (...way) => expect(reaches(prod, way)).toBe(true));
  test.each(CLOSED.map((way) => [...way] as const))('keeps %s', (...way) => expect(reaches(prod, way)).toBe(false));
});

describe('private-egress', () => {
  test('opens its range on its port, and nothing beside it', () => {
    const open = (address: string, port: number) => reaches(large, ['', backend, at(address), port]);
    expect([open('10.20.3.4', 443), open('10.20.3.4', 22), open('10.21.0.1', 443)]).toEqual([true, false, false]);
  });

  test('opens nothing to the UI', () => {
    expect(reaches(large, ['', ui, at('10.20.3.4'), 443])).toBe(false);
  });
});

test('without the component network-policy the Redis is still reached by backends only', () => {
  const own = prod.filter(({ kind, metadata }) => kind !== 'NetworkPolicy' || metadata.name === 'orionwiki-redis');
  expect(reaches(own, ['', backend, redis, 6379])).toBe(true);
  expect(reaches(own, ['', ui, redis, 6379])).toBe(false);
  expect(reaches(own, ['', backend, at('10.0.0.5'), 443])).toBe(true);
});
