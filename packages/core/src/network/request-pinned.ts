import { request } from 'undici';
import { OrionError } from '#errors';
import type { OutboundPolicy, VettedUrl } from './outbound-policy.ts';
import { reasonOf } from './outbound-reason.ts';
import { createPinnedAgent } from './vetted-agent.ts';

/** One request to a host whose addresses were vetted before. */
export interface PinnedRequest {
  readonly url: VettedUrl;
  /** Query with its question mark, or `''`. */
  readonly query: string;
  /** Result of `policy.resolve(url)`. */
  readonly addresses: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  /** Sent with POST when given. */
  readonly body?: Uint8Array;
  readonly maxBytes: number;
  /** For the whole exchange, in milliseconds. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** An answer, never a followed redirect. */
export interface PinnedAnswer {
  readonly status: number;
  /** First value of a header, by lower-case name. */
  header(name: string): string | undefined;
  /** At most `maxBytes`. */
  readonly body: Buffer;
  /** Whether the answer went on after `maxBytes`. */
  readonly isCut: boolean;
}

/**
 * Sends one GET or POST and reads the answer up to its bound. Asks for no compression and refuses an answer that is
 * compressed all the same, so that the bytes read are the bytes sent.
 * @throws REPO_UNREACHABLE, CANCELLED
 */
export async function requestPinned(policy: OutboundPolicy, options: PinnedRequest): Promise<PinnedAnswer> {
  const { url, timeoutMs, signal } = options;
  const limits = { connectMs: timeoutMs, headersMs: timeoutMs, idleMs: timeoutMs, maxBytes: -1 };
  const dispatcher = createPinnedAgent(policy, options.addresses, limits);
  try {
    const answer = await request(`${url.origin}${url.path}${options.query}`, {
      dispatcher,
      method: options.body ? 'POST' : 'GET',
      headers: { ...options.headers, 'accept-encoding': 'identity' },
      body: options.body ?? null,
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    });
    const header = (name: string): string | undefined => [answer.headers[name]].flat()[0];
    if ((header('content-encoding') ?? 'identity') !== 'identity') {
      throw new OrionError('REPO_UNREACHABLE', { params: { host: url.host, reason: 'not-http' } });
    }
    return { status: answer.statusCode, header, ...(await readUpTo(answer.body, options.maxBytes)) };
  } catch (cause) {
    if (cause instanceof OrionError) throw cause;
    if (signal.aborted) throw new OrionError('CANCELLED', { cause });
    throw new OrionError('REPO_UNREACHABLE', { params: { host: url.host, reason: reasonOf(cause) }, cause });
  } finally {
    await dispatcher.destroy().catch(() => {});
  }
}

async function readUpTo(body: AsyncIterable<Buffer>, maxBytes: number): Promise<{ body: Buffer; isCut: boolean }> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > maxBytes) return { body: Buffer.concat(chunks).subarray(0, maxBytes), isCut: true };
  }
  return { body: Buffer.concat(chunks), isCut: false };
}
