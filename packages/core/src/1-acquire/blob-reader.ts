import { type GitContext, streamGit } from './git-process.ts';

/** An object's content. */
export interface ObjectContent {
  readonly oid: string;
  readonly bytes: Uint8Array;
}

/**
 * The size in bytes of each object that is here; objects that are missing or are no files have no entry.
 * @throws CANCELLED; GitFailure
 */
export async function readSizes(context: GitContext, oids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const sizes = new Map<string, number>();
  if (oids.length === 0) return sizes;
  const args = ['cat-file', '--batch-check=%(objectname) %(objecttype) %(objectsize)', '--buffer'];
  let rest = '';
  for await (const chunk of streamGit(context, args, { input: `${oids.join('\n')}\n` })) {
    const lines = (rest + chunk.toString('latin1')).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const [oid = '', type, size] = line.split(' ');
      if (type === 'blob') sizes.set(oid, Number(size));
    }
  }
  return sizes;
}

/**
 * The content of each object, in the order asked for. Framed by the lengths that git gives, never by lines.
 * @throws CANCELLED; GitFailure
 */
export async function readObjects(context: GitContext, oids: readonly string[]): Promise<readonly ObjectContent[]> {
  const contents: ObjectContent[] = [];
  if (oids.length === 0) return contents;
  const frames = new FrameParser();
  for await (const chunk of streamGit(context, ['cat-file', '--batch', '--buffer'], {
    input: `${oids.join('\n')}\n`,
  })) {
    contents.push(...frames.push(chunk));
  }
  return contents;
}

/** Cuts `oid type size LF content LF` frames out of a stream of chunks. */
export class FrameParser {
  #head: Buffer[] = [];
  #oid = '';
  #content: Buffer | undefined;
  #filled = 0;

  /** The objects completed by this chunk. */
  push(chunk: Buffer): ObjectContent[] {
    const done: ObjectContent[] = [];
    let at = 0;
    while (at < chunk.length) {
      if (!this.#content) at = this.#readHead(chunk, at);
      else at = this.#readContent(chunk, at, done);
    }
    return done;
  }

  #readHead(chunk: Buffer, at: number): number {
    const end = chunk.indexOf(10, at);
    this.#head.push(chunk.subarray(at, end < 0 ? chunk.length : end));
    if (end < 0) return chunk.length;
    const [oid = '', type, size] = Buffer.concat(this.#head).toString('latin1').split(' ');
    this.#head = [];
    if (type === 'missing') return end + 1;
    this.#oid = oid;
    // One more byte for the line end after the content.
    this.#content = Buffer.allocUnsafeSlow(Number(size) + 1);
    this.#filled = 0;
    return end + 1;
  }

  #readContent(chunk: Buffer, at: number, done: ObjectContent[]): number {
    const content = this.#content as Buffer;
    const copied = chunk.copy(content, this.#filled, at);
    this.#filled += copied;
    if (this.#filled === content.length) {
      done.push({ oid: this.#oid, bytes: content.subarray(0, -1) });
      this.#content = undefined;
    }
    return at + copied;
  }
}
