import type { LookupFunction } from 'node:net';

/** What the operator allows beyond public https on port 443. Meanings: server.md §2. */
export interface OutboundSettings {
  /** Names or `*.suffix` patterns that may resolve to private ranges and use any port. */
  readonly allowHosts: readonly string[];
  /** Ranges open to any name; the only way to loopback. */
  readonly allowCidrs: readonly string[];
  /** Ports open for all hosts beside 443 (and 80 with `allowHttp`). */
  readonly allowPorts: readonly number[];
  readonly allowHttp: boolean;
  /** Only `allowHosts` may be contacted. */
  readonly onlyHosts: boolean;
  /** PEM file with additional certificate authorities. */
  readonly caFile?: string;
  /** Proxy for git, as an http(s) address. */
  readonly gitProxy?: string;
}

/** An address that passed the parser; rebuilt from its parts, never the text that was given. */
export interface VettedUrl {
  readonly protocol: 'http:' | 'https:';
  readonly host: string;
  readonly port: number;
  readonly origin: string;
  /** Path without trailing slash, percent-encoded. */
  readonly path: string;
  readonly href: string;
  readonly isAddress: boolean;
}

/** Where this process may connect to, for git and models alike. */
export interface OutboundPolicy {
  readonly settings: OutboundSettings;
  /** @throws REPO_URL_INVALID, REPO_HOST_FORBIDDEN */
  parse(raw: string): VettedUrl;
  /**
   * Every address of the host, resolved once and each one vetted.
   * @throws REPO_HOST_FORBIDDEN, REPO_UNREACHABLE
   */
  resolve(url: VettedUrl, signal: AbortSignal): Promise<readonly string[]>;
  /** For sockets: connects only to vetted addresses. */
  readonly lookup: LookupFunction;
}
