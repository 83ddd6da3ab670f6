import { randomBytes } from 'node:crypto';
import { createRepositoryFrom, type Files } from '@orionwiki/test-kit/samples';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Notice } from '../../src/0-vocabulary/notice.ts';
import type { ReadOptions, Snapshot } from '../../src/1-acquire/snapshot.ts';
import { Loopback, readBlobs } from './loopback.ts';

let loopback: Loopback;
beforeAll(async () => {
  loopback = await Loopback.open();
});
afterAll(() => loopback.close());

async function snapshotOf<T>(files: Files, use: (snapshot: Snapshot) => Promise<T> | T, limits = {}): Promise<T> {
  const repository = await loopback.keep(createRepositoryFrom(files, { bare: true }));
  const server = await loopback.serve({ odd: repository.gitDir });
  return loopback.with({ url: server.repositoryUrl('odd') }, use, loopback.ports({ limits }));
}

async function readWithNotices(
  snapshot: Snapshot,
  options: ReadOptions = {},
): Promise<{ paths: string[]; notices: Notice[] }> {
  const notices: Notice[] = [];
  const blobs = await readBlobs(snapshot, { ...options, onNotice: (notice) => notices.push(notice) });
  return { paths: blobs.map(({ path }) => path), notices };
}

const ODD_NAMES = [
  '-rf.ts',
  '__proto__',
  'constructor',
  'CON',
  'a b.ts',
  'A B.ts',
  'line\nend.ts',
  'tab\there.ts',
  'ünïcödé.ts',
  '\u202egnp.ts',
  '\u001b[31m.ts',
  '"quoted".ts',
  '$(id).ts',
  '*.ts',
  ':(top)x',
  `${'long'.repeat(900)}.ts`,
];

describe('odd names', () => {
  it('are kept, read and told apart', async () => {
    await snapshotOf(Object.fromEntries(ODD_NAMES.map((name, index) => [name, `file ${index}`])), async (snapshot) => {
      const texts = new Map(
        (await readBlobs(snapshot)).map(({ path, bytes }) => [path as string, Buffer.from(bytes).toString()]),
      );
      expect(ODD_NAMES.map((name) => texts.get(name))).toEqual(ODD_NAMES.map((_, index) => `file ${index}`));
    });
  });

  it('that are unsafe or too long are left out and counted', async () => {
    const files = { 'good.ts': 'x', 'back\\slash.ts': 'x', [`${'d/'.repeat(2100)}deep.ts`]: 'x', '.GIT/config': 'x' };
    await snapshotOf(files, (snapshot) => {
      expect(snapshot.tree.map(({ path }) => path)).toEqual(['good.ts']);
      expect(snapshot.notices).toEqual([{ code: 'PATH_SKIPPED', stage: 'acquire', params: { count: 3 } }]);
    });
  });
});

describe('entries that are no files', () => {
  it('are listed by kind and never followed', async () => {
    const files: Files = {
      absolute: { mode: '120000', content: '/etc/passwd' },
      upwards: { mode: '120000', content: '../../../../etc/passwd' },
      'run.sh': { mode: '100755', content: '#!/bin/sh\n' },
      'vendor/lib': { submodule: 'a'.repeat(40) },
      '.gitmodules': '[submodule "lib"]\n\tpath = vendor/lib\n\turl = http://127.0.0.1:1/internal\n',
      '.gitattributes': '* filter=lfs diff=lfs\n',
    };
    await snapshotOf(files, async (snapshot) => {
      const kinds = Object.fromEntries(snapshot.tree.map(({ path, kind }) => [path, kind]));
      expect(kinds).toMatchObject({
        absolute: 'symlink',
        upwards: 'symlink',
        'run.sh': 'executable',
        'vendor/lib': 'submodule',
      });
      expect(snapshot.notices).toEqual([{ code: 'SUBMODULE_NOT_READ', stage: 'acquire', path: 'vendor/lib' }]);
      expect((await readWithNotices(snapshot)).paths).toEqual(['.gitattributes', '.gitmodules', 'run.sh']);
    });
  });
});

describe('content', () => {
  it('above the size of a file is left out with a notice', async () => {
    await snapshotOf({ big: randomBytes((512 << 10) + 1), small: 'x' }, async (snapshot) => {
      expect(await readWithNotices(snapshot)).toEqual({
        paths: ['small'],
        notices: [{ code: 'FILE_TOO_LARGE', stage: 'acquire', path: 'big', params: { limit: '512 KiB' } }],
      });
    });
  });

  it('beyond the budget ends the reading with a notice', async () => {
    await snapshotOf({ a: 'x'.repeat(600), b: 'y'.repeat(600), c: 'z'.repeat(600) }, async (snapshot) => {
      expect(await readWithNotices(snapshot, { maxTotalBytes: 1536 })).toEqual({
        paths: ['a', 'b'],
        notices: [{ code: 'BYTE_BUDGET', stage: 'acquire', params: { limit: '1.5 KiB' } }],
      });
    });
  });

  it('of any bytes comes unchanged', async () => {
    const bytes = Buffer.from([0, 255, 10, 13, 0, 128, ...Buffer.from('\nblob 5\n')]);
    await snapshotOf({ binary: bytes, empty: '' }, async (snapshot) => {
      const blobs = await readBlobs(snapshot);
      expect(blobs.map((blob) => Buffer.from(blob.bytes))).toEqual([bytes, Buffer.alloc(0)]);
    });
  });

  it('that is only a pointer to LFS is left out with a notice', async () => {
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 12345\n`;
    await snapshotOf({ 'model.bin': pointer, 'README.md': 'x' }, async (snapshot) => {
      expect(await readWithNotices(snapshot)).toEqual({
        paths: ['README.md'],
        notices: [{ code: 'LFS_NOT_READ', stage: 'acquire', path: 'model.bin' }],
      });
    });
  });

  it('that does not fit git’s limits is told apart from the rest, which is read', async () => {
    const files = {
      ...Object.fromEntries(Array.from({ length: 3 }, (_, index) => [`f${index}`, `file ${index}`])),
      huge: randomBytes(3 << 20),
    };
    await snapshotOf(
      files,
      async (snapshot) => {
        const { paths, notices } = await readWithNotices(snapshot);
        expect(paths).toEqual(['f0', 'f1', 'f2']);
        expect(notices).toMatchObject([{ code: 'FILE_TOO_LARGE', path: 'huge' }]);
      },
      { gitFileBytes: 1 << 20 },
    );
  });
});

describe('a tree', () => {
  it('of more entries than allowed is cut in path order with a notice', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [`f${String(index).padStart(2, '0')}`, 'x']),
    );
    await snapshotOf(
      files,
      (snapshot) => {
        expect(snapshot.tree.map(({ path }) => path)).toEqual(Object.keys(files).slice(0, 20));
        expect(snapshot.notices).toEqual([{ code: 'TREE_TRUNCATED', stage: 'acquire', params: { limit: 20 } }]);
      },
      { maxEntries: 20 },
    );
  });

  it('of exactly the allowed number is not called cut', async () => {
    await snapshotOf({ a: 'x', b: 'x' }, (snapshot) => expect(snapshot.notices).toEqual([]), { maxEntries: 2 });
  });
});
