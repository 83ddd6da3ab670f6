import { gzipSync } from 'node:zlib';
import type { FetchRequest } from './preflight.ts';

/** Requests longer than this are compressed, in bytes. @source git's own client, remote-curl.c */
const COMPRESS_ABOVE = 1024;

/** A request's body as it is sent. */
export function compressRequest(request: Buffer): Pick<FetchRequest, 'body' | 'isCompressed'> {
  const isCompressed = request.length > COMPRESS_ABOVE;
  return { body: isCompressed ? gzipSync(request, { level: 1 }) : request, isCompressed };
}
