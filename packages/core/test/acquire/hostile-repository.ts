import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createDeflate, deflateSync } from 'node:zlib';
import { delta, entryBytes, packOf } from './pack-bytes.ts';

/** Objects of git written byte by byte, so that they can be what git itself would never make. */
export class HostileRepository {
  readonly gitDir: string;

  private constructor(gitDir: string) {
    this.gitDir = gitDir;
  }

  static create(gitDir: string): HostileRepository {
    run(['init', '-q', '--bare', '--initial-branch=main', gitDir]);
    return new HostileRepository(gitDir);
  }

  /** Writes an object; gives its id. */
  async put(type: 'blob' | 'tree' | 'commit', content: Buffer | string): Promise<string> {
    const body = Buffer.from(content);
    const bytes = Buffer.concat([Buffer.from(`${type} ${body.length}\0`), body]);
    const oid = createHash('sha1').update(bytes).digest('hex');
    await writeFile(await this.#pathOf(oid), deflateSync(bytes, { level: 1 }), { flag: 'w' });
    return oid;
  }

  /** A file of so many zeros, never held in memory. */
  async putZeros(bytes: number): Promise<string> {
    const hash = createHash('sha1');
    const temporary = join(this.gitDir, 'zeros');
    const parts = function* (): Generator<Buffer> {
      const head = Buffer.from(`blob ${bytes}\0`);
      hash.update(head);
      yield head;
      for (const part of zeros(bytes)) {
        hash.update(part);
        yield part;
      }
    };
    await pipeline(parts, createDeflate({ level: 1 }), createWriteStream(temporary));
    const oid = hash.digest('hex');
    await rename(temporary, await this.#pathOf(oid));
    return oid;
  }

  /** Entries in the order in which they are given; modes and names as they are. */
  async putTree(entries: readonly (readonly [mode: string, name: string, oid: string])[]): Promise<string> {
    const parts = entries.flatMap(([mode, name, oid]) => [Buffer.from(`${mode} ${name}\0`), Buffer.from(oid, 'hex')]);
    return this.put('tree', Buffer.concat(parts));
  }

  /** Makes the tree the tip of the default branch. */
  async commit(tree: string): Promise<void> {
    const who = 'Ada Marlow <ada@marlow.example> 1741944413 +0000';
    const oid = await this.put('commit', `tree ${tree}\nauthor ${who}\ncommitter ${who}\n\nImport\n`);
    await writeFile(join(this.gitDir, 'refs', 'heads', 'main'), `${oid}\n`);
  }

  /**
   * A pack of about a kilobyte that unpacks to `mebibytes` MiB: one KiB of zeros, a delta that repeats it to a MiB,
   * a delta that repeats that. Gives the ids in this order.
   */
  async putDeltaBomb(mebibytes: number): Promise<readonly [string, string, string]> {
    const [kibibyte, mebibyte] = [1 << 10, 1 << 20];
    const ids = [kibibyte, mebibyte, mebibytes * mebibyte].map(idOfZeros) as [string, string, string];
    // Copy from offset 0: 1,024 bytes (second size byte 4), then 1 MiB (third size byte 16).
    const first = delta(kibibyte, mebibyte, ...Array<Buffer>(1024).fill(Buffer.from([0xa0, 4])));
    const repeats = Array<Buffer>(mebibytes).fill(Buffer.from([0xc0, 16]));
    const second = delta(mebibyte, mebibytes * mebibyte, ...repeats);
    const bodies = [
      { type: 3, content: Buffer.alloc(kibibyte) },
      { type: 7, content: first, base: Buffer.from(ids[0], 'hex') },
      { type: 7, content: second, base: Buffer.from(ids[1], 'hex') },
    ];
    const pack = packOf(bodies.map(entryBytes));
    const name = join(this.gitDir, 'objects', 'pack', `pack-${pack.subarray(-20).toString('hex')}.pack`);
    await writeFile(name, pack);
    run(['index-pack', name]);
    return ids;
  }

  async #pathOf(oid: string): Promise<string> {
    const folder = join(this.gitDir, 'objects', oid.slice(0, 2));
    await mkdir(folder, { recursive: true });
    return join(folder, oid.slice(2));
  }
}

function* zeros(bytes: number): Generator<Buffer> {
  const part = Buffer.alloc(1 << 20);
  for (let left = bytes; left > 0; left -= part.length) yield left >= part.length ? part : part.subarray(0, left);
}

function idOfZeros(bytes: number): string {
  const hash = createHash('sha1').update(`blob ${bytes}\0`);
  for (const part of zeros(bytes)) hash.update(part);
  return hash.digest('hex');
}

function run(args: readonly string[]): void {
  const env = { PATH: process.env.PATH, GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' };
  const { status, stderr } = spawnSync('git', args, { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`git ${args.join(' ')} ended with ${status}: ${stderr}`);
}
