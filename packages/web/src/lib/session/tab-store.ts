/** What a tab, or the browser, keeps. Never throws: browsers may refuse the store altogether. */
export interface TabStore {
  read<Value>(key: string): Value | undefined;
  write(key: string, value: unknown): void;
  remove(key: string): void;
}

/** The tab's `sessionStorage`; without one (server, blocked, sandboxed) nothing is kept. */
export function tabStore(): TabStore {
  return storeIn(() => globalThis.sessionStorage);
}

/** The same in `localStorage`, which stays when the tab is closed: for settings, never for secrets. */
export function browserStore(): TabStore {
  return storeIn(() => globalThis.localStorage);
}

/** Asked for with each use: even looking at a blocked store throws. */
function storeIn(storage: () => Storage | undefined): TabStore {
  return {
    read(key) {
      try {
        const text = storage()?.getItem(key);
        return text ? JSON.parse(text) : undefined;
      } catch {
        return undefined;
      }
    },
    write(key, value) {
      try {
        storage()?.setItem(key, JSON.stringify(value));
      } catch {
        // Full or blocked: the page works without, only a reload forgets more.
      }
    },
    remove(key) {
      try {
        storage()?.removeItem(key);
      } catch {
        // Blocked: then nothing was kept either.
      }
    },
  };
}
