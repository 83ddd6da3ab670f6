import { createRepositoryFrom, type SampleRepository } from '@orionwiki/test-kit/samples';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Loopback, readBlobs } from './loopback.ts';

/** More than two fetches of 2,000 objects. */
const COUNT = 4_500;

let loopback: Loopback;
let large: SampleRepository;
beforeAll(async () => {
  loopback = await Loopback.open();
  const names = Array.from({ length: COUNT }, (_, index) => `src/f${String(index).padStart(4, '0')}.ts`);
  const files = Object.fromEntries(names.map((name, index) => [name, `export const n = ${index};\n`]));
  large = await loopback.keep(createRepositoryFrom(files, { bare: true }));
});
afterAll(() => loopback.close());

describe('a repository of several fetches', () => {
  it.each([
    ['any server', {}],
    ['a server that gives out nothing by id', { protocolVersion: 0, anyObject: 'reachable' }],
  ] as const)('is read whole and in order from %s', async (_title, peculiarity) => {
    const server = await loopback.serve({ large: { gitDir: large.gitDir, ...peculiarity } });
    await loopback.with({ url: server.repositoryUrl('large') }, async (snapshot) => {
      const paths = (await readBlobs(snapshot)).map(({ path }) => path);
      expect(paths).toEqual(snapshot.tree.map(({ path }) => path));
      expect(paths).toHaveLength(COUNT);
    });
  });

  it('is read whole by two readers at a time', async () => {
    const server = await loopback.serve({ large: large.gitDir });
    const read = () =>
      loopback.with({ url: server.repositoryUrl('large') }, async (snapshot) => (await readBlobs(snapshot)).length);
    expect(await Promise.all([read(), read()])).toEqual([COUNT, COUNT]);
  });

  it('is read whole after somebody stopped reading it', async () => {
    const server = await loopback.serve({ large: large.gitDir });
    await loopback.with({ url: server.repositoryUrl('large') }, async (snapshot) => {
      for await (const { path } of snapshot.read(snapshot.tree.map((entry) => entry.path))) {
        expect(path).toBe('src/f0000.ts');
        break;
      }
      expect(await readBlobs(snapshot)).toHaveLength(COUNT);
    });
    expect(await loopback.jobs()).toEqual([]);
  });
});
