import { spawnSync } from 'node:child_process';
import { createRepositoryFrom } from '@orionwiki/test-kit/samples';
import { beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_ACQUIRE_LIMITS } from '../../src/1-acquire/acquire-limits.ts';
import { Pace } from '../../src/1-acquire/pace.ts';
import type { ObjectFormat } from '../../src/1-acquire/pack-entry.ts';
import { PackRefusal } from '../../src/1-acquire/pack-refusal.ts';
import { readPack } from '../../src/1-acquire/read-pack.ts';
import { idOf, sealed } from './pack-bytes.ts';

/** Files of which each one is the one before with a line changed, so that git makes chains of deltas of them. */
const FILES = Array.from({ length: 60 }, (_, index) => {
  const lines = Array.from(
    { length: 80 },
    (_line, line) => `const value${line} = ${line <= index ? index : line * 7919};`,
  );
  return Buffer.from(lines.join('\n'));
});

function git(gitDir: string, args: readonly string[], input = ''): Buffer {
  const { status, stderr, stdout } = spawnSync('git', ['--git-dir', gitDir, ...args], { input });
  if (status !== 0) throw new Error(`git ${args[0]} ended with ${status}: ${stderr}`);
  return stdout;
}

async function packByGit(format: ObjectFormat, options: readonly string[]): Promise<Buffer> {
  const files = Object.fromEntries(FILES.map((content, index) => [`f${index}.ts`, content]));
  const repository = await createRepositoryFrom(files, { bare: true, objectFormat: format });
  const oids = FILES.map((content) => `${idOf(content, format)}\n`).join('');
  const pack = git(repository.gitDir, ['pack-objects', '-q', '--stdout', '--depth=40', ...options], oids);
  await repository.remove();
  return pack;
}

function read(pack: Buffer, format: ObjectFormat = 'sha1', bounds = {}) {
  const oids = new Set(FILES.map((content) => idOf(content, format)));
  const pace = new Pace(new AbortController().signal);
  return readPack(pack, { oids, format, bounds: { ...DEFAULT_ACQUIRE_LIMITS, ...bounds }, pace });
}

describe('a pack made by git', () => {
  it.each([
    ['with deltas by place', 'sha1', ['--delta-base-offset']],
    ['with deltas by id', 'sha1', []],
    ['without deltas', 'sha1', ['--window=0']],
    ['with SHA-256 and deltas by place', 'sha256', ['--delta-base-offset']],
    ['with SHA-256 and deltas by id', 'sha256', []],
  ] as const)('%s is read', async (_title, format, options) => {
    const found = await read(await packByGit(format, options), format);
    expect(FILES.every((content) => found.get(idOf(content, format))?.bytes.equals(content))).toBe(true);
    const deltas = [...found.values()].filter(({ place }) => place.base).length;
    expect(deltas > 30).toBe(!(options as readonly string[]).includes('--window=0'));
  });
});

/** A linear congruential generator: whole numbers below `limit`. @source Numerical Recipes, the quick generator */
function createRandom(seed: number): (limit: number) => number {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

/** The bytes with something wrong: bits, parts that are gone, doubled, moved or made up. */
function mutated(bytes: Buffer, random: (limit: number) => number): Buffer {
  const [at, length] = [random(bytes.length), 1 + random(40)];
  const [before, part, after] = [bytes.subarray(0, at), bytes.subarray(at, at + length), bytes.subarray(at + length)];
  const made = Buffer.from(Array.from({ length }, () => random(256)));
  const parts = [
    [before, Buffer.from(part.map((byte) => byte ^ (1 << random(8)))), after],
    [before, after],
    [before, part, part, after],
    [before, made, after],
    [before, made, part, after],
    [before],
    [bytes.subarray(0, 12), after, before],
  ];
  return Buffer.concat(parts[random(parts.length)] ?? [bytes]);
}

describe('a pack that was tampered with', () => {
  let packs: readonly Buffer[];
  beforeAll(async () => {
    packs = [await packByGit('sha1', ['--delta-base-offset']), await packByGit('sha1', [])];
  });

  it.each([1, 2, 3, 4])('is read right or refused, and nothing else (seed %i)', async (seed) => {
    const random = createRandom(seed);
    let refused = 0;
    for (let round = 0; round < 300; round++) {
      const pack = packs[random(packs.length)] as Buffer;
      let body: Buffer = pack.subarray(0, -20);
      for (let left = 1 + random(3); left > 0; left--) body = mutated(body, random);
      // With the checksum that belongs to it, so that the wrong bytes are looked at.
      const outcome = await read(sealed(body), 'sha1', { packContentBytes: 4 << 20 }).catch((error: unknown) => error);
      if (outcome instanceof PackRefusal) refused++;
      else if (!(outcome instanceof Map)) throw outcome;
      else expect(FILES.every((content) => outcome.get(idOf(content))?.bytes.equals(content))).toBe(true);
    }
    expect(refused).toBeGreaterThan(250);
  });
});
