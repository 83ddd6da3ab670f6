import { readFileSync } from 'node:fs';
import { isIP, type LookupFunction } from 'node:net';
import { getCACertificates } from 'node:tls';
import { Agent, buildConnector, type Dispatcher, ProxyAgent } from 'undici';
import type { OutboundPolicy } from './outbound-policy.ts';

/** Bounds of the connections and answers of one agent. */
export interface AgentLimits {
  /** Longest wait for a connection, in milliseconds. */
  readonly connectMs: number;
  /** Longest wait for the first byte of an answer, in milliseconds. */
  readonly headersMs: number;
  /** Longest silence within an answer, in milliseconds. */
  readonly idleMs: number;
  /** Most bytes of an answer as they come over the wire. */
  readonly maxBytes: number;
}

/** Opens connections only after the policy has vetted every address of the host, and only to those addresses. */
export function createVettedAgent(policy: OutboundPolicy, limits: AgentLimits): Agent {
  const options = { timeout: limits.connectMs, ...authoritiesOf(policy) };
  const connect: buildConnector.connector = (target, callback) => {
    // The agent takes the brackets off an IPv6 address.
    const host = isIP(target.hostname) === 6 ? `[${target.hostname}]` : target.hostname;
    const url = policy.parse(`${target.protocol}//${host}${target.port ? `:${target.port}` : ''}`);
    policy.resolve(url, AbortSignal.timeout(limits.connectMs)).then(
      (addresses) => buildConnector({ ...options, lookup: lookupAmong(async () => addresses) })(target, callback),
      (error: Error) => callback(error, null),
    );
  };
  return new Agent({ connect: (target, callback) => callSafely(connect, target, callback), ...agentOptions(limits) });
}

/** Connects to these addresses whatever the name server says later, or through the operator's proxy for git. */
export function createPinnedAgent(
  policy: OutboundPolicy,
  addresses: readonly string[],
  limits: AgentLimits,
): Dispatcher {
  const tls = authoritiesOf(policy);
  const { gitProxy } = policy.settings;
  if (gitProxy) return new ProxyAgent({ uri: gitProxy, requestTls: tls, ...agentOptions(limits) });
  const lookup = lookupAmong(async () => addresses);
  return new Agent({ connect: { timeout: limits.connectMs, lookup, ...tls }, ...agentOptions(limits) });
}

/** A socket's look-up that can only answer with the addresses given. */
export function lookupAmong(addressesOf: (host: string) => Promise<readonly string[]>): LookupFunction {
  return (host, options, callback) => {
    addressesOf(host).then(
      (addresses) => {
        const wanted = Number(options.family) || 0;
        const answers = addresses
          .map((address) => ({ address, family: isIP(address) }))
          .filter(({ family }) => wanted === 0 || family === wanted);
        const [first] = answers;
        if (!first) callback(Object.assign(new Error('no address of this family'), { code: 'ENOTFOUND' }), '', 0);
        else if (options.all) callback(null, answers);
        else callback(null, first.address, first.family);
      },
      (error: Error) => callback(error, '', 0),
    );
  };
}

/** All authorities to trust, as PEM texts, when the operator added some; `undefined` for the usual ones. */
export function trustedAuthorities(policy: OutboundPolicy): readonly string[] | undefined {
  const { caFile } = policy.settings;
  return caFile === undefined ? undefined : [...getCACertificates('default'), readFileSync(caFile, 'utf8')];
}

function authoritiesOf(policy: OutboundPolicy): { ca?: string[] } {
  const authorities = trustedAuthorities(policy);
  return authorities ? { ca: [...authorities] } : {};
}

function agentOptions(limits: AgentLimits): Agent.Options {
  return {
    headersTimeout: limits.headersMs,
    bodyTimeout: limits.idleMs,
    maxResponseSize: limits.maxBytes,
    allowH2: false,
    pipelining: 1,
  };
}

function callSafely(
  connect: buildConnector.connector,
  target: buildConnector.Options,
  callback: buildConnector.Callback,
): void {
  try {
    connect(target, callback);
  } catch (error) {
    callback(error as Error, null);
  }
}
