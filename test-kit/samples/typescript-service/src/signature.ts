import { createHmac, timingSafeEqual } from 'node:crypto';
import { SignatureError } from './errors.js';

const PREFIX = 'sha256=';

/** The signature of a body, as it stands in the `X-Hookline-Signature` header. */
export function sign(body: string, secret: string): string {
  return PREFIX + createHmac('sha256', secret).update(body).digest('hex');
}

/** Throws {@link SignatureError} unless the header holds the signature of the body. */
export function checkSignature(body: string, header: string | undefined, secret: string): void {
  if (!header?.startsWith(PREFIX)) throw new SignatureError('signature is missing');
  const given = Buffer.from(header);
  const wanted = Buffer.from(sign(body, secret));
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) {
    throw new SignatureError('signature is wrong');
  }
}
