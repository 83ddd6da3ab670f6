import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createDeflate, deflateSync } from 'node:zlib';

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
    const first = delta(kibibyte, mebibyte, Buffer.from([0xa0, 4]), 1024);
    const second = delta(mebibyte, mebibytes * mebibyte, Buffer.from([0xc0, 16]), mebibytes);
    const body = Buffer.concat([
      Buffer.from('PACK\0\0\0\x02\0\0\0\x03', 'latin1'),
      entryHead(3, kibibyte),
      deflateSync(Buffer.alloc(kibibyte)),
      entryHead(7, first.length),
      Buffer.from(ids[0], 'hex'),
      deflateSync(first),
      entryHead(7, second.length),
      Buffer.from(ids[1], 'hex'),
      deflateSync(second),
    ]);
    const pack = Buffer.concat([body, createHash('sha1').update(body).digest()]);
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

function delta(from: number, to: number, copy: Buffer, times: number): Buffer {
  return Buffer.concat([sevenBits(from), sevenBits(to), ...Array<Buffer>(times).fill(copy)]);
}

function sevenBits(value: number): Buffer {
  const bytes: number[] = [];
  let left = value;
  for (; left >= 128; left = Math.floor(left / 128)) bytes.push((left % 128) | 128);
  return Buffer.from([...bytes, left]);
}

/** Type and size as a pack writes them: four bits of size in the first byte, then seven in each. */
function entryHead(type: number, size: number): Buffer {
  const rest = Math.floor(size / 16);
  const first = (type << 4) | (size % 16);
  return rest === 0 ? Buffer.from([first]) : Buffer.concat([Buffer.from([first | 128]), sevenBits(rest)]);
}

function run(args: readonly string[]): void {
  const env = { PATH: process.env.PATH, GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' };
  const { status, stderr } = spawnSync('git', args, { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`git ${args.join(' ')} ended with ${status}: ${stderr}`);
}
