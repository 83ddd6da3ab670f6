import { PackRefusal } from './pack-refusal.ts';

/** What is read of a server's answer next. */
type AnswerPart = 'words' | 'pack' | 'nothing';

/** Room for a pack before anything of it is here, in bytes. */
const FIRST_ROOM = 256 << 10;

/**
 * Takes the pack out of the packets of an answer, as they come. Its bytes are copied into one buffer: packets that carry
 * one byte each would otherwise cost a hundred times their size.
 * @source gitprotocol-v2 (`fetch`), gitprotocol-pack ("Packfile Data"): bands 1 data, 2 messages, 3 error
 */
export class PackAnswer {
  readonly #version: 0 | 2;
  readonly #maxBytes: number;
  #received = 0;
  #part: AnswerPart = 'words';
  #rest: Buffer = Buffer.alloc(0);
  #pack = Buffer.allocUnsafeSlow(FIRST_ROOM);
  #size = 0;

  /** `maxBytes` is for the whole answer. */
  constructor(version: 0 | 2, maxBytes: number) {
    this.#version = version;
    this.#maxBytes = maxBytes;
  }

  /** Takes the next bytes; gives whether a packet became complete. @throws PackRefusal */
  push(chunk: Buffer): boolean {
    this.#received += chunk.length;
    if (this.#received > this.#maxBytes) throw new PackRefusal('too-large', 'an answer too long');
    const bytes = this.#rest.length > 0 ? Buffer.concat([this.#rest, chunk]) : chunk;
    let at = 0;
    while (at + 4 <= bytes.length) {
      const length = lengthAt(bytes, at);
      const end = at + Math.max(4, length);
      if (end > bytes.length) break;
      if (length < 4) this.#mark(length);
      else this.#take(bytes.subarray(at + 4, end));
      at = end;
    }
    this.#rest = bytes.subarray(at);
    return at > 0;
  }

  /** The whole pack. @throws PackRefusal when the answer ended before it did */
  finish(): Buffer {
    if (this.#part !== 'nothing' || this.#rest.length > 0) throw new PackRefusal('odd', 'an answer that ends early');
    return this.#pack.subarray(0, this.#size);
  }

  /** 0 ends the answer, 1 stands between its sections. */
  #mark(mark: number): void {
    if (mark === 0 && this.#part === 'pack') this.#part = 'nothing';
    else if (mark !== 1 || this.#part !== 'words') throw new PackRefusal('odd', 'an answer without a pack');
  }

  #take(packet: Buffer): void {
    if (this.#part === 'words') this.#takeWords(packet.toString('latin1', 0, 16));
    else if (this.#part === 'pack' && packet[0] === 1) this.#add(packet.subarray(1));
    else if (this.#part !== 'pack' || packet[0] !== 2) throw new PackRefusal('odd', 'an error or a packet too many');
  }

  #takeWords(words: string): void {
    const isLast = this.#version === 2 ? /^packfile\n?$/.test(words) : /^(?:NAK\n?$|ACK )/.test(words);
    if (isLast) this.#part = 'pack';
    // Sections of version 2 that precede the pack say nothing that matters here.
    else if (this.#version === 0 || words.startsWith('ERR ')) throw new PackRefusal('odd', 'a refusal');
  }

  #add(bytes: Buffer): void {
    const size = this.#size + bytes.length;
    if (size > this.#pack.length) {
      const larger = Buffer.allocUnsafeSlow(Math.min(this.#maxBytes, Math.max(size, this.#pack.length * 2)));
      this.#pack.copy(larger, 0, 0, this.#size);
      this.#pack = larger;
    }
    bytes.copy(this.#pack, this.#size);
    this.#size = size;
  }
}

function lengthAt(bytes: Buffer, at: number): number {
  const digits = bytes.toString('latin1', at, at + 4);
  if (!/^[0-9a-f]{4}$/i.test(digits)) throw new PackRefusal('odd', 'no packets');
  return Number.parseInt(digits, 16);
}
