import { describe, expect, it } from 'vitest';
import { type FetchProgress, StderrReader } from '../../src/1-acquire/stderr-reader.ts';

const read = (...texts: string[]) => {
  const progress: FetchProgress[] = [];
  const reader = new StderrReader((step) => progress.push(step));
  for (const text of texts) reader.push(Buffer.from(text));
  return { reader, progress };
};

describe('git’s messages', () => {
  it('give every step of a progress line, across chunks', () => {
    const { progress } = read(
      'Receiving objects:   1% (1/100)\rReceiving obj',
      'ects:  50% (50/100), 1.50 MiB | 3.00 MiB/s\r',
    );
    expect(progress).toEqual([
      { objects: 1, total: 100 },
      { objects: 50, total: 100, bytes: 1_572_864 },
    ]);
  });

  it('keep a clean tail without progress and without control characters', () => {
    const { reader } = read(
      'remote: Counting objects: 1% (1/9)\rremote: \u001b[31mgo\u001b[0m away\u0007\nfatal: no\n',
    );
    expect(reader.tail).toBe('remote:  go  away | fatal: no');
  });

  it('keep their end however much went before', () => {
    const { reader } = read('x\n'.repeat(5000), 'fatal: no\n');
    expect(reader.tail).toMatch(/x \| fatal: no$/);
    expect(reader.tail.length).toBeLessThanOrEqual(2000);
  });

  it('take bounded memory without any line end', () => {
    const { reader } = read(...Array.from({ length: 64 }, () => 'x'.repeat(16_384)));
    expect(reader.bytes).toBe(1 << 20);
    expect(reader.tail.length).toBeLessThanOrEqual(2000);
  });
});
