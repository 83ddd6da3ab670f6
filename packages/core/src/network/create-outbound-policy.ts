import { promises as dns, type LookupAddress } from 'node:dns';
import { isIP } from 'node:net';
import { OrionError } from '#errors';
import { classifyAddress, isInRanges, toBlockList } from './address-ranges.ts';
import type { OutboundPolicy, OutboundSettings, VettedUrl } from './outbound-policy.ts';
import { type OutboundReason, reasonOf } from './outbound-reason.ts';
import { parseOutboundUrl } from './parse-outbound-url.ts';
import { lookupAmong } from './vetted-agent.ts';

/** Gives every address of a name. The default asks the system. */
export type Resolver = (host: string) => Promise<readonly LookupAddress[]>;

/** Public https on port 443 and nothing else. */
export const DEFAULT_OUTBOUND_SETTINGS: OutboundSettings = {
  allowHosts: [],
  allowCidrs: [],
  allowPorts: [],
  allowHttp: false,
  onlyHosts: false,
};

/** Longest wait for a name server, in milliseconds. @source acquire.md §4: a preflight of ten seconds in all */
const RESOLVE_TIMEOUT_MS = 8_000;

const systemResolver: Resolver = (host) => dns.lookup(host, { all: true, verbatim: true });

/**
 * The rules of server.md §2 as one object for git and models.
 * @throws REQUEST_INVALID when a setting makes no sense; `field` names its environment variable
 */
export function createOutboundPolicy(settings: OutboundSettings, resolver: Resolver = systemResolver): OutboundPolicy {
  const rules = compileRules(settings);
  const resolve = async (url: VettedUrl, signal: AbortSignal): Promise<readonly string[]> => {
    const addresses = url.isAddress ? [url.host] : await resolveName(url.host, resolver, signal);
    for (const address of addresses) {
      const reason = rules.refuse(url, address);
      if (reason) throw new OrionError('REPO_HOST_FORBIDDEN', { params: { host: url.host, reason } });
    }
    return addresses;
  };
  const parse = (raw: string): VettedUrl => {
    const url = parseOutboundUrl(raw);
    const reason = rules.refuseUrl(url);
    if (reason) throw new OrionError('REPO_HOST_FORBIDDEN', { params: { host: url.host, reason } });
    return url;
  };
  const lookup = lookupAmong(async (host) => {
    const href = isIP(host) === 6 ? `https://[${host}]` : `https://${host}`;
    return resolve(parse(href), AbortSignal.timeout(RESOLVE_TIMEOUT_MS));
  });
  return { settings, parse, resolve, lookup };
}

interface Rules {
  /** Why this address of the URL's host may not be contacted. */
  refuse(url: VettedUrl, address: string): OutboundReason | undefined;
  /** Why the URL is refused before its name is looked up. */
  refuseUrl(url: VettedUrl): OutboundReason | undefined;
}

function compileRules(settings: OutboundSettings): Rules {
  const cidrs = readSetting('ORION_ALLOW_CIDRS', () => toBlockList(settings.allowCidrs));
  const names = settings.allowHosts.map((host) => host.toLowerCase());
  const ports = new Set([443, ...(settings.allowHttp ? [80] : []), ...settings.allowPorts]);
  if (settings.gitProxy !== undefined) readSetting('ORION_GIT_PROXY', () => checkProxy(settings.gitProxy ?? ''));
  const isAllowedName = (host: string): boolean => names.some((pattern) => matchesHost(pattern, host));
  return {
    refuseUrl(url) {
      if (url.protocol === 'http:' && !settings.allowHttp) return 'plain-http';
      if (settings.onlyHosts && !isAllowedName(url.host)) return 'not-listed';
      if (ports.has(url.port) || isAllowedName(url.host)) return undefined;
      // A name may still turn out to lie in an allowed range, where any port is open: `refuse` decides then.
      const mayBeInRange = url.isAddress ? isInRanges(cidrs, url.host) : settings.allowCidrs.length > 0;
      return mayBeInRange ? undefined : 'port';
    },
    refuse(url, address) {
      if (isInRanges(cidrs, address)) return undefined;
      const kind = classifyAddress(address);
      if (kind === 'denied') return 'private-address';
      if (isAllowedName(url.host)) return undefined;
      if (kind === 'private') return 'private-address';
      return ports.has(url.port) ? undefined : 'port';
    },
  };
}

/** `*.example.org` covers every name below `example.org` but not `example.org` itself. */
function matchesHost(pattern: string, host: string): boolean {
  if (!pattern.startsWith('*.')) return host === pattern;
  return host.endsWith(pattern.slice(1)) && host.length > pattern.length - 1;
}

async function resolveName(host: string, resolver: Resolver, signal: AbortSignal): Promise<readonly string[]> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(RESOLVE_TIMEOUT_MS)]);
  try {
    const answers = await rejectOnAbort(resolver(host), limit);
    if (answers.length > 0) return answers.map(({ address }) => address);
  } catch (cause) {
    if (signal.aborted) throw new OrionError('CANCELLED', { cause });
    const reason: OutboundReason = limit.aborted ? 'timeout' : reasonOf(cause);
    throw new OrionError('REPO_UNREACHABLE', { params: { host, reason }, cause });
  }
  throw new OrionError('REPO_UNREACHABLE', { params: { host, reason: 'dns' satisfies OutboundReason } });
}

function rejectOnAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason);
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}

function readSetting<T>(field: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw new OrionError('REQUEST_INVALID', { params: { field, reason: (cause as Error).message }, cause });
  }
}

/** A proxy's address is told in errors and settings, so it must not hold a credential. */
function checkProxy(text: string): void {
  const url = new URL(text);
  if (!/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') throw new RangeError(url.host);
}
