import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';

/**
 * Whether the server answers to this `Host` header. A web page can make a browser call us under a name of its own (DNS
 * rebinding), but never under an address, `localhost`, or a name without a dot such as a service's in a cluster: these
 * always count. Other names must be listed; `*` allows all, `*.example.org` all below a name.
 */
export function isAllowedHost(header: string | undefined, allowed: readonly string[]): boolean {
  const name = hostName(header);
  if (name === undefined) return false;
  if (!name.includes('.') || isIP(name) !== 0) return true;
  return allowed.some((pattern) => {
    if (pattern === '*') return true;
    return pattern.startsWith('*.') ? name.endsWith(pattern.slice(1)) : name === pattern;
  });
}

/**
 * Every name under which the request was called: our own and, behind the web interface or another proxy, those it
 * appended to `X-Forwarded-Host`. A page can write that header too, but not take out what a proxy appended.
 */
export function namesCalled(headers: IncomingHttpHeaders): readonly (string | undefined)[] {
  const forwarded = [headers['x-forwarded-host'] ?? []].flat().flatMap((value) => value.split(','));
  return [headers.host, ...forwarded.map((name) => name.trim())];
}

/** The name in `name`, `name:port` or `[address]:port`, in lower case. */
function hostName(header: string | undefined): string | undefined {
  const match = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9._-]+))(?::\d{1,5})?$/i.exec(header ?? '');
  return (match?.[1] ?? match?.[2])?.toLowerCase();
}
