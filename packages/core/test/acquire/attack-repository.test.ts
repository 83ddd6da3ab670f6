import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createRepositoryFrom } from '@orionwiki/test-kit/samples';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Notice } from '../../src/0-vocabulary/notice.ts';
import { sizeOfFolder } from '../../src/1-acquire/job-directory.ts';
import type { Snapshot } from '../../src/1-acquire/snapshot.ts';
import { HostileRepository } from './hostile-repository.ts';
import { Loopback, readBlobs } from './loopback.ts';

/** Bombs of full size take a minute of processor time. */
const FULL = process.env.ORION_FULL === '1';
if (FULL) vi.setConfig({ testTimeout: 180_000 });
const MIB = 1 << 20;

/** Content just above what git may hold: the real bound when there is time, half of it otherwise. */
const BOMB = FULL
  ? { zeros: 400, deltas: 900, limits: {} }
  : { zeros: 144, deltas: 144, limits: { gitMemoryBytes: 128 * MIB } };

/** For what keeps the server itself busy before its first word, on a computer that others use too. */
const PATIENT = { gitIdleMs: 90_000 };

let loopback: Loopback;
let folders = 0;
beforeAll(async () => {
  loopback = await Loopback.open();
});
afterAll(() => loopback.close());

interface Outcome {
  readonly tree: Snapshot['tree'];
  readonly notices: Notice[];
  readonly read: readonly string[];
  readonly jobBytes: number;
}

/** What an acquisition of the repository gives when everything in it is asked for. */
async function outcomeOf(build: (repository: HostileRepository) => Promise<string>, limits = {}): Promise<Outcome> {
  const keeper = await loopback.keep(createRepositoryFrom({}, { bare: true }));
  const repository = HostileRepository.create(join(keeper.dir, `hostile-${folders++}`));
  await repository.commit(await build(repository));
  const server = await loopback.serve({ hostile: repository.gitDir });
  return loopback.with(
    { url: server.repositoryUrl('hostile') },
    async (snapshot) => {
      const notices = [...snapshot.notices];
      const read = (await readBlobs(snapshot, { onNotice: (notice) => notices.push(notice) })).map(({ path }) => path);
      return { tree: snapshot.tree, notices, read, jobBytes: await sizeOfFolder(loopback.jobRoot) };
    },
    loopback.ports({ limits }),
  );
}

describe('a tree bomb', () => {
  it('of ten thousand million paths is cut at the limit of entries', async () => {
    const { tree, notices, jobBytes } = await outcomeOf(async (repository) => {
      let oid = await repository.put('blob', 'boom\n');
      for (let level = 0; level < 10; level++) {
        const mode = level === 0 ? '100644' : '40000';
        oid = await repository.putTree(Array.from({ length: 10 }, (_, index) => [mode, `n${index}`, oid] as const));
      }
      return oid;
    });
    expect(tree).toHaveLength(200_000);
    expect(notices).toContainEqual({ code: 'TREE_TRUNCATED', stage: 'acquire', params: { limit: 200_000 } });
    expect(jobBytes).toBeLessThan(MIB);
  });

  it('of 200,000 files in 200 folders is listed whole', async () => {
    const { tree, notices, read } = await outcomeOf(async (repository) => {
      const oid = await repository.put('blob', 'x\n');
      const numbers = Array.from({ length: 1000 }, (_, index) => String(index).padStart(4, '0'));
      const folder = await repository.putTree(numbers.map((name) => ['100644', `f${name}`, oid] as const));
      return repository.putTree(numbers.slice(0, 200).map((name) => ['40000', `d${name}`, folder] as const));
    });
    expect(tree).toHaveLength(200_000);
    expect(read).toHaveLength(200_000);
    expect(notices).toEqual([]);
  });

  it.runIf(FULL)('of a million names in one folder is cut at the limit of entries', async () => {
    const { tree, notices, jobBytes } = await outcomeOf(async (repository) => {
      const oid = await repository.put('blob', 'x\n');
      const name = (index: number) => `f${String(index).padStart(7, '0')}`;
      return repository.putTree(Array.from({ length: 1_000_000 }, (_, index) => ['100644', name(index), oid] as const));
    });
    expect(tree).toHaveLength(200_000);
    expect(notices).toContainEqual({ code: 'TREE_TRUNCATED', stage: 'acquire', params: { limit: 200_000 } });
    expect(jobBytes).toBeLessThan(60 * MIB);
  });

  it(`of ${FULL ? '20,000' : '3,000'} levels loses the one path that is too long`, async () => {
    const { tree, notices, read } = await outcomeOf(async (repository) => {
      const oid = await repository.put('blob', 'x\n');
      let folder = await repository.putTree([['100644', 'deep', oid]]);
      for (let level = 0; level < (FULL ? 20_000 : 3_000); level++) {
        folder = await repository.putTree([['40000', 'd', folder]]);
      }
      return repository.putTree([
        ['100644', 'a.ts', oid],
        ['40000', 'd', folder],
      ]);
    }, PATIENT);
    expect(read).toEqual(['a.ts']);
    expect(tree).toHaveLength(1);
    expect(notices).toEqual([{ code: 'PATH_SKIPPED', stage: 'acquire', params: { count: 1 } }]);
  });
});

describe('a content bomb', () => {
  it.each(FULL ? [BOMB.zeros, 2048] : [BOMB.zeros])(
    'of %i MiB of zeros in one file is named as too large, and the rest is read',
    async (mebibytes) => {
      const { notices, read, jobBytes } = await outcomeOf(async (repository) => {
        const small = await repository.put('blob', 'x\n');
        const zeros = await repository.putZeros(mebibytes * MIB);
        return repository.putTree([
          ['100644', 'a.ts', small],
          ['100644', 'zeros.bin', zeros],
        ]);
      }, BOMB.limits);
      expect(read).toEqual(['a.ts']);
      expect(notices).toMatchObject([{ code: 'FILE_TOO_LARGE', path: 'zeros.bin' }]);
      expect(jobBytes).toBeLessThan(4 * MIB);
    },
  );

  it(`of a kilobyte of deltas that becomes ${BOMB.deltas} MiB is named as too large, and the rest is read`, async () => {
    const { notices, read, jobBytes } = await outcomeOf(async (repository) => {
      const small = await repository.put('blob', 'x\n');
      const [kibibyte, mebibyte, bomb] = await repository.putDeltaBomb(BOMB.deltas);
      return repository.putTree([
        ['100644', 'a.ts', small],
        ['100644', 'bomb.bin', bomb],
        ['100644', 'kibibyte.bin', kibibyte],
        ['100644', 'mebibyte.bin', mebibyte],
        ['100644', 'z.ts', await repository.put('blob', 'z\n')],
      ]);
    }, BOMB.limits);
    expect([...read].sort()).toEqual(['a.ts', 'kibibyte.bin', 'z.ts']);
    expect(notices.map(({ code, path }) => [code, path])).toEqual(
      expect.arrayContaining([
        ['FILE_TOO_LARGE', 'bomb.bin'],
        ['FILE_TOO_LARGE', 'mebibyte.bin'],
      ]),
    );
    expect(jobBytes).toBeLessThan(8 * MIB);
  });
});

describe('a tree that leads outside', () => {
  it('loses the names that do, and keeps the others', async () => {
    const { read, notices } = await outcomeOf(async (repository) => {
      const oid = await repository.put('blob', 'x\n');
      const inner = await repository.putTree([['100644', 'config', oid]]);
      return repository.putTree([
        ['100644', '.', oid],
        ['100644', '..', oid],
        ['40000', '..', inner],
        ['40000', '.git', inner],
        ['100644', '/etc/passwd', oid],
        ['100644', 'a/b/../../c', oid],
        ['100644', 'good.ts', oid],
        ['100644', 'good.ts', oid],
      ]);
    });
    expect(read).toEqual(['good.ts']);
    expect(notices).toEqual([{ code: 'PATH_SKIPPED', stage: 'acquire', params: { count: 7 } }]);
  });

  it('contacts nobody, whatever its attributes, LFS settings and submodules name', async () => {
    const asked: string[] = [];
    const canary = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end();
    });
    await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve));
    const inside = `http://127.0.0.1:${(canary.address() as AddressInfo).port}`;
    const files = {
      '.gitattributes': `${'*.bin filter=lfs diff=lfs merge=lfs -text\n'.repeat(10_000)}* export-ignore\n`,
      '.gitmodules': `[submodule "x"]\n\tpath = x\n\turl = ${inside}/x.git\n\tupdate = !id\n`,
      '.lfsconfig': `[lfs]\n\turl = ${inside}/lfs\n`,
      x: { submodule: 'b'.repeat(40) },
      'y.bin': `version https://git-lfs.github.com/spec/v1\noid sha256:${'c'.repeat(64)}\nsize 5\n`,
    };
    const repository = await loopback.keep(createRepositoryFrom(files, { bare: true }));
    const server = await loopback.serve({ inviting: repository.gitDir });
    await loopback.with({ url: server.repositoryUrl('inviting') }, async (snapshot) => {
      const read = (await readBlobs(snapshot)).map(({ path }) => path);
      expect(read).toEqual(['.gitattributes', '.gitmodules', '.lfsconfig']);
      expect(snapshot.notices).toEqual([{ code: 'SUBMODULE_NOT_READ', stage: 'acquire', path: 'x' }]);
    });
    await new Promise((resolve) => canary.close(resolve));
    expect(asked).toEqual([]);
  });

  it('through links does not lead to files of this computer', async () => {
    const files = {
      hosts: { mode: '120000', content: '/etc/hosts' },
      'up/outside': { mode: '120000', content: '../../../../../../etc/hosts' },
      'real.ts': 'x',
    } as const;
    const repository = await loopback.keep(createRepositoryFrom(files, { bare: true }));
    const server = await loopback.serve({ links: repository.gitDir });
    await loopback.with({ url: server.repositoryUrl('links') }, async (snapshot) => {
      const blobs = await readBlobs(snapshot);
      const host = readFileSync('/etc/hosts');
      expect(blobs.map(({ path }) => path)).toEqual(['real.ts']);
      expect(blobs.some(({ bytes }) => host.equals(bytes))).toBe(false);
    });
  });
});
