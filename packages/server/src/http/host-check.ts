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

/** The name in `name`, `name:port` or `[address]:port`, in lower case. */
function hostName(header: string | undefined): string | undefined {
  const match = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9._-]+))(?::\d{1,5})?$/i.exec(header ?? '');
  return (match?.[1] ?? match?.[2])?.toLowerCase();
}
