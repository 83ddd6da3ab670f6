import type { IncomingMessage } from 'node:http';
import type { WikiLanguage } from '@orionwiki/core';
import { RequestRefusal } from './request-fault.ts';

/** Largest request body. @source server.md §3 */
export const MAX_BODY_BYTES = 64 * 1024;

/**
 * The body as a JSON value.
 * @throws REQUEST_INVALID when it is too large, cut off, or not JSON
 */
export async function readJson(request: IncomingMessage, language: WikiLanguage): Promise<unknown> {
  const body = await readBody(request);
  if (body === 'too-large') throw new RequestRefusal('tooLarge', language);
  try {
    return JSON.parse(body?.toString('utf8') ?? '');
  } catch {
    // The parser's message repeats a piece of the body, which may be a token: it is dropped here.
    throw new RequestRefusal('malformed', language);
  }
}

/** Reads by events, not by iterating: leaving an iteration early would cut the connection the answer needs. */
function readBody(request: IncomingMessage): Promise<Buffer | 'too-large' | undefined> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const onData = (chunk: Buffer): void => {
      bytes += chunk.length;
      if (bytes <= MAX_BODY_BYTES) {
        chunks.push(chunk);
        return;
      }
      request.off('data', onData);
      request.resume();
      resolve('too-large');
    };
    request.on('data', onData);
    request.once('end', () => resolve(Buffer.concat(chunks)));
    request.once('close', () => resolve(undefined));
  });
}
