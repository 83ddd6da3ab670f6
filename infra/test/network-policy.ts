import { BlockList, isIPv6 } from 'node:net';
import { findManifest, type Manifest, ofKind, podTemplates } from './manifest-set.ts';
import { covers } from './route-rules.ts';

// biome-ignore lint/suspicious/noExplicitAny: the shape check (check-shape.ts) has vouched for the contents
type Anything = any;
type Labels = Readonly<Record<string, string>>;

/** One end of a connection: a pod, or an address outside the cluster. */
export type Peer = Pod | { readonly address: string };

/** A pod as policies see it. */
export interface Pod {
  readonly namespace: string;
  readonly namespaceLabels: Labels;
  readonly labels: Labels;
  /** Numbers of its named ports. */
  readonly ports: Readonly<Record<string, number>>;
}

const isPod = (peer: Peer): peer is Pod => 'labels' in peer;

/** The label that Kubernetes itself puts on every namespace. */
export const namespaceLabels = (name: string): Labels => ({ 'kubernetes.io/metadata.name': name });

/** A pod of ours, by the name of its Deployment. */
export function podOf(manifests: readonly Manifest[], name: string): Pod {
  const found = podTemplates(manifests).find((one) => one.name === name);
  const place = findManifest(manifests, 'Deployment', name).metadata.namespace;
  if (found === undefined || place === undefined) throw new Error(`no ${name} in a namespace`);
  const ports = found.template.spec.containers.flatMap((one: Anything) => one.ports ?? []);
  return {
    namespace: place,
    namespaceLabels: namespaceLabels(place),
    labels: found.template.metadata.labels ?? {},
    ports: Object.fromEntries(ports.map((one: Anything) => [one.name, one.containerPort])),
  };
}

function isInRange(address: string, range: string): boolean {
  const family = isIPv6(address) ? 'ipv6' : 'ipv4';
  const [network = '', bits] = range.split('/');
  if ((isIPv6(network) ? 'ipv6' : 'ipv4') !== family) return false;
  const list = new BlockList();
  list.addSubnet(network, Number(bits), family);
  return list.check(address, family);
}

function matchesLabels(selector: Anything, labels: Labels): boolean {
  // Not used here; an expression that is not understood must not count as a match.
  if (selector.matchExpressions !== undefined) throw new Error('matchExpressions are not evaluated');
  return covers(selector.matchLabels ?? {}, labels);
}

/** Addresses are judged as written: an IPv4 rule says nothing about IPv6. Ranges never mean pods. */
function matchesPeer(rule: Anything, other: Peer, ownNamespace: string): boolean {
  if (rule.ipBlock) {
    if (isPod(other) || !isInRange(other.address, rule.ipBlock.cidr)) return false;
    return !(rule.ipBlock.except ?? []).some((range: string) => isInRange(other.address, range));
  }
  if (!isPod(other)) return false;
  const isPlace = rule.namespaceSelector
    ? matchesLabels(rule.namespaceSelector, other.namespaceLabels)
    : other.namespace === ownNamespace;
  return isPlace && (rule.podSelector === undefined || matchesLabels(rule.podSelector, other.labels));
}

function matchesPort(rule: Anything, port: number, protocol: string, target: Peer): boolean {
  if ((rule.protocol ?? 'TCP') !== protocol) return false;
  if (rule.port === undefined) return true;
  return (typeof rule.port === 'string' ? isPod(target) && target.ports[rule.port] : rule.port) === port;
}

/**
 * Whether a connection may be opened, as policies of Kubernetes add up: a pod that no policy chooses for a direction is
 * open in it; otherwise one of the policies that choose it has to allow the other end and the port.
 */
export function mayReach(
  manifests: readonly Manifest[],
  from: Peer,
  to: Peer,
  { port, protocol = 'TCP' }: { port: number; protocol?: 'TCP' | 'UDP' },
): boolean {
  const isAllowed = (own: Peer, other: Peer, direction: 'Ingress' | 'Egress'): boolean => {
    if (!isPod(own)) return true;
    const policies = ofKind(manifests, 'NetworkPolicy').filter(
      ({ metadata, spec }) =>
        metadata.namespace === own.namespace &&
        spec.policyTypes.includes(direction) &&
        matchesLabels(spec.podSelector, own.labels),
    );
    if (policies.length === 0) return true;
    const rules: Anything[] = policies.flatMap(({ spec }) => spec[direction.toLowerCase()] ?? []);
    return rules.some((rule) => {
      const peers: Anything[] | undefined = direction === 'Egress' ? rule.to : rule.from;
      const isPeer = peers?.some((peer) => matchesPeer(peer, other, own.namespace)) ?? true;
      return isPeer && (rule.ports?.some((one: Anything) => matchesPort(one, port, protocol, to)) ?? true);
    });
  };
  return isAllowed(from, to, 'Egress') && isAllowed(to, from, 'Ingress');
}
