/** One packet of git's protocol: its content, or a mark between packets. */
export type Packet = Buffer | 'flush' | 'delimiter' | 'end';

const MARKS: readonly Packet[] = ['flush', 'delimiter', 'end'];

/**
 * The packets of an answer, in order. A packet cut off at the end is left out; `undefined` when the bytes are not
 * packets at all.
 */
export function readPackets(bytes: Buffer): readonly Packet[] | undefined {
  const packets: Packet[] = [];
  let at = 0;
  while (at + 4 <= bytes.length) {
    const head = bytes.toString('latin1', at, at + 4);
    if (!/^[0-9a-f]{4}$/i.test(head)) return undefined;
    const length = Number.parseInt(head, 16);
    const mark = MARKS[length];
    if (mark !== undefined) {
      packets.push(mark);
      at += 4;
      continue;
    }
    if (length === 3 || at + length > bytes.length) break;
    packets.push(bytes.subarray(at + 4, at + length));
    at += length;
  }
  return packets;
}

/** The packets as the texts before their line ends; marks become `undefined`. */
export function packetTexts(packets: readonly Packet[]): readonly (string | undefined)[] {
  return packets.map((packet) => (typeof packet === 'string' ? undefined : packet.toString('utf8').replace(/\n$/, '')));
}

/** A request of packets: texts get their length, marks are written as they are. */
export function writePackets(packets: readonly (string | 'flush' | 'delimiter')[]): Buffer {
  const parts = packets.map((packet) => {
    if (packet === 'flush') return '0000';
    if (packet === 'delimiter') return '0001';
    const line = `${packet}\n`;
    return (Buffer.byteLength(line) + 4).toString(16).padStart(4, '0') + line;
  });
  return Buffer.from(parts.join(''));
}
