import { describe, expect, it } from 'vitest';
import { PackAnswer } from '../../src/1-acquire/pack-answer.ts';

const packet = (text: string): string => (text.length + 4).toString(16).padStart(4, '0') + text;
const PACK = `PACK${'x'.repeat(5000)}`;
const DATA = packet('\x01PACK') + packet(`\x01${'x'.repeat(5000)}`);
const PROGRESS = packet('\x02Counting objects: 1\r');
const V2 = packet('packfile\n');

function packIn(answer: string, { version = 2 as 0 | 2, step = answer.length, maxBytes = 1 << 20 } = {}): string {
  const reader = new PackAnswer(version, maxBytes);
  const bytes = Buffer.from(answer, 'latin1');
  for (let at = 0; at < bytes.length; at += step) reader.push(bytes.subarray(at, at + step));
  return reader.finish().toString('latin1');
}

describe('the pack in an answer', () => {
  it.each([
    ['of version 2', `${V2}${DATA}0000`, {}],
    ['between messages and signs of life', `${V2}${PROGRESS}0005\x01${DATA}${PROGRESS}0000`, {}],
    ['byte by byte', `${V2}${PROGRESS}${DATA}0000`, { step: 1 }],
    ['in odd parts', `${V2}${DATA}0000`, { step: 7 }],
    ['behind other sections', `${packet('acknowledgments\n')}${packet('NAK\n')}0001${V2}${DATA}0000`, {}],
    ['of version 0', `${packet('NAK\n')}${DATA}0000`, { version: 0 }],
  ] as const)('%s is taken', (_title, answer, how) => {
    expect(packIn(answer, how)).toBe(PACK);
  });

  it('is put together from packets of one byte', () => {
    const data = [...PACK].map((char) => packet(`\x01${char}`)).join('');
    expect(packIn(`${V2}${data}0000`)).toBe(PACK);
  });

  it.each([
    ['nothing', '', {}],
    ['no packets', '<html>', {}],
    ['a refusal', packet('ERR upload-pack: not our ref'), {}],
    ['a refusal in version 0', packet('ERR upload-pack: not our ref'), { version: 0 }],
    ['sections in version 0', `${packet('shallow')}${V2}${DATA}0000`, { version: 0 }],
    ['an end before the pack', '0000', {}],
    ['a reserved length', `${V2}0003`, {}],
    ['an error in the middle', `${V2}${DATA}${packet('\x03out of memory')}0000`, {}],
    ['an unknown band', `${V2}${packet('\x04x')}0000`, {}],
    ['an empty packet', `${V2}00040000`, {}],
    ['no end', `${V2}${DATA}`, {}],
    ['an end in the middle of a packet', `${V2}${DATA.slice(0, -10)}`, {}],
    ['more after the end', `${V2}${DATA}0000${DATA}`, {}],
  ] as const)('is refused when the answer is %s', (_title, answer, how) => {
    expect(() => packIn(answer, how)).toThrow(expect.objectContaining({ name: 'PackRefusal', reason: 'odd' }));
  });

  it.each([
    ['data', `${V2}${DATA}0000`],
    ['messages', V2 + PROGRESS.repeat(200)],
    ['signs of life', V2 + '0005\x01'.repeat(1000)],
    ['sections', packet('x').repeat(1000)],
  ])('is too large when the answer goes on with %s', (_title, answer) => {
    const read = () => packIn(answer, { maxBytes: 4000, step: 100 });
    expect(read).toThrow(expect.objectContaining({ name: 'PackRefusal', reason: 'too-large' }));
  });
});
