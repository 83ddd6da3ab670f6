import { SHELF_NAME } from './has-shelf.ts';
import { displacedBy, newestFirst, type RecentWiki } from './recent-wiki.ts';

/** What became of a wiki that should be kept: `full` for lack of room, `blocked` where the browser keeps nothing. */
export type KeepOutcome = 'kept' | 'full' | 'blocked';

/** Two stores, so that the list can be shown without reading megabytes of files. */
const STORES = ['wikis', 'files'] as const;
const VERSION = 1;

/** The wikis kept in this browser, newest first; none where the browser keeps nothing. */
export async function listWikis(): Promise<readonly RecentWiki[]> {
  return await withShelf('readonly', ([wikis]) => answer<RecentWiki[]>(wikis.getAll()))
    .then((found) => found.sort(newestFirst))
    .catch(() => []);
}

/** A kept wiki with its file; `undefined` when it is not here. */
export async function readWiki(id: string): Promise<{ readonly wiki: RecentWiki; readonly file: Blob } | undefined> {
  return await withShelf('readonly', async ([wikis, files]) => {
    const [wiki, file] = await Promise.all([
      answer<RecentWiki | undefined>(wikis.get(id)),
      answer<Blob | undefined>(files.get(id)),
    ]);
    return wiki && file ? { wiki, file } : undefined;
  }).catch(() => undefined);
}

/** Removes wikis; all of them when no id is given. */
export async function removeWikis(ids?: readonly string[]): Promise<void> {
  await withShelf('readwrite', (stores) => {
    for (const store of stores) {
      if (ids) for (const id of ids) store.delete(id);
      else store.clear();
    }
  });
}

/** Keeps a wiki. Where there is no room, older ones go first; what is on the screen is never in danger. */
export async function keepWiki(wiki: RecentWiki, file: Blob): Promise<KeepOutcome> {
  for (;;) {
    const kept = await listWikis();
    const displaced = displacedBy(wiki, kept);
    try {
      await put(wiki, file, displaced);
      return 'kept';
    } catch (error) {
      if (!isFull(error)) return 'blocked';
      const oldest = kept.filter(({ id }) => id !== wiki.id).at(-1);
      if (!oldest) return 'full';
      await removeWikis([oldest.id]);
    }
  }
}

async function put(wiki: RecentWiki, file: Blob, displaced: readonly RecentWiki[]): Promise<void> {
  await withShelf('readwrite', ([wikis, files]) => {
    for (const { id } of displaced) {
      wikis.delete(id);
      files.delete(id);
    }
    wikis.put(wiki, wiki.id);
    files.put(file, wiki.id);
  });
}

function isFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}

type Stores = readonly [wikis: IDBObjectStore, files: IDBObjectStore];

/** Runs `work` in one transaction; resolves when it is on disk. */
async function withShelf<Result>(
  mode: IDBTransactionMode,
  work: (stores: Stores) => Result | Promise<Result>,
): Promise<Result> {
  const database = await openDatabase();
  try {
    const transaction = database.transaction(STORES, mode);
    const settled = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error ?? new DOMException('aborted', 'AbortError'));
    });
    const [result] = await Promise.all([
      work([transaction.objectStore('wikis'), transaction.objectStore('files')]),
      settled,
    ]);
    return result;
  } finally {
    database.close();
  }
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(SHELF_NAME, VERSION);
    opening.onupgradeneeded = () => {
      for (const name of STORES) opening.result.createObjectStore(name);
    };
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
    opening.onblocked = () => reject(new DOMException('blocked', 'InvalidStateError'));
  });
}

function answer<Value>(request: IDBRequest): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result as Value);
    request.onerror = () => reject(request.error);
  });
}
