import { PackRefusal } from './pack-refusal.ts';

/** A number of variable length in a pack or a delta, and where it ends. */
export interface PackNumber {
  readonly value: number;
  readonly next: number;
}

/** Seven bits of a number are in each byte, the lowest first; no size that is accepted has more bytes. */
const MAX_NUMBER_BYTES = 6;

/** Fewer bytes are copied one by one: a call for each part would cost more, and a hostile delta has millions of parts. */
const MAX_LOOPED = 32;

/** The number whose further bytes begin at `at`; `low` are its lowest `bits` bits. @throws PackRefusal */
export function readSevenBits(bytes: Uint8Array, at: number, { low = 0, bits = 0 } = {}): PackNumber {
  let value = low;
  for (let count = 0; count < MAX_NUMBER_BYTES; count++) {
    const byte = bytes[at + count];
    if (byte === undefined) break;
    // No shift: beyond 32 bits it would begin again.
    value += (byte & 127) * 2 ** (bits + 7 * count);
    if (byte < 128) return { value, next: at + count + 1 };
  }
  throw new PackRefusal('odd', 'a number without an end');
}

/**
 * What a delta makes of its base. The result is as large as the delta announces or there is none.
 * @source gitformat-pack, "Deltified representation"
 * @throws PackRefusal when it would be larger than `maxBytes`, reads outside of the base or is broken
 */
export function applyDelta(base: Uint8Array, delta: Uint8Array, maxBytes: number): Buffer {
  const from = readSevenBits(delta, 0);
  if (from.value !== base.length) throw new PackRefusal('odd', 'a delta of another base');
  const to = readSevenBits(delta, from.next);
  if (to.value > maxBytes) throw new PackRefusal('too-large', `a delta that becomes ${to.value} bytes`);
  const result = Buffer.allocUnsafe(to.value);
  let filled = 0;
  for (let at = to.next; at < delta.length; ) {
    const order = delta[at] as number;
    const isCopy = order >= 128;
    const part = isCopy ? readCopy(delta, at) : { start: at + 1, size: order, next: at + 1 + order };
    const { next, size, start } = part;
    const source = isCopy ? base : delta;
    // Order 0 is reserved, and the only one of no size.
    if (size === 0 || start + size > source.length || filled + size > result.length) {
      throw new PackRefusal('odd', 'a delta out of range');
    }
    if (size > MAX_LOOPED) result.set(source.subarray(start, start + size), filled);
    else for (let index = 0; index < size; index++) result[filled + index] = source[start + index] as number;
    filled += size;
    at = next;
  }
  if (filled !== result.length) throw new PackRefusal('odd', 'a delta that ends early');
  return result;
}

interface DeltaPart {
  readonly start: number;
  readonly size: number;
  readonly next: number;
}

/** The order to copy at `at`: its bits say which bytes of offset and size follow; the others are zero. */
function readCopy(delta: Uint8Array, at: number): DeltaPart {
  const order = delta[at] as number;
  let next = at + 1;
  let start = 0;
  let size = 0;
  for (let bit = 0; bit < 7; bit++) {
    if ((order & (1 << bit)) === 0) continue;
    const byte = delta[next++];
    if (byte === undefined) throw new PackRefusal('odd', 'a delta that is cut off');
    if (bit < 4) start += byte * 256 ** bit;
    else size += byte * 256 ** (bit - 4);
  }
  return { start, size: size === 0 ? 0x10000 : size, next };
}
