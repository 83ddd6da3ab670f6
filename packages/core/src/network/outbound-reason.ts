/**
 * Why an address was refused or not reached: the `reason` of REPO_URL_INVALID, REPO_HOST_FORBIDDEN and
 * REPO_UNREACHABLE. Texts: `messages/<language>/reasons.ts`.
 */
export type OutboundReason =
  // REPO_URL_INVALID
  | 'too-long'
  | 'characters'
  | 'scheme'
  | 'not-an-address'
  | 'credentials'
  | 'host-name'
  | 'path'
  // REPO_HOST_FORBIDDEN
  | 'plain-http'
  | 'port'
  | 'not-listed'
  | 'private-address'
  | 'redirect'
  // REPO_UNREACHABLE
  | 'dns'
  | 'refused'
  | 'no-route'
  | 'timeout'
  | 'connection-cut'
  | 'certificate'
  | 'not-http'
  | 'answer-too-large'
  | 'server-error'
  | 'too-many-requests'
  | 'too-many-redirects';

const BY_CODE: Readonly<Record<string, OutboundReason>> = {
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  ENODATA: 'dns',
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'no-route',
  ENETUNREACH: 'no-route',
  EADDRNOTAVAIL: 'no-route',
  ETIMEDOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  UND_ERR_RES_EXCEEDED_MAX_SIZE: 'answer-too-large',
  UND_ERR_HEADERS_OVERFLOW: 'answer-too-large',
  HPE_HEADER_OVERFLOW: 'answer-too-large',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificate',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate',
  UNABLE_TO_GET_ISSUER_CERT: 'certificate',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificate',
};

/** The reason behind an error of a socket, TLS or HTTP client; `connection-cut` when nothing better is known. */
export function reasonOf(error: unknown): OutboundReason {
  // Bounded: a chain of causes made by a library is short, a hostile one cannot be made from outside.
  let current: unknown = error;
  for (let depth = 0; depth < 5 && current instanceof Error; depth++) {
    if (current instanceof AggregateError && current.errors.length > 0) current = current.errors[0];
    const code = String((current as { code?: unknown }).code ?? '');
    const known = BY_CODE[code];
    if (known) return known;
    if (code.startsWith('CERT_') || code.startsWith('ERR_TLS_') || code.startsWith('ERR_SSL_')) return 'certificate';
    if (code.startsWith('HPE_') || (current as Error).name === 'HTTPParserError') return 'not-http';
    if ((current as Error).name === 'TimeoutError') return 'timeout';
    current = (current as Error).cause;
  }
  return 'connection-cut';
}
