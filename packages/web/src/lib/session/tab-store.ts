/** What a tab keeps until it is closed. Never throws: browsers may refuse the store altogether. */
export interface TabStore {
  read<Value>(key: string): Value | undefined;
  write(key: string, value: unknown): void;
  remove(key: string): void;
}

/** The tab's `sessionStorage`; without one (server, blocked, sandboxed) nothing is kept. */
export function tabStore(): TabStore {
  return {
    read(key) {
      try {
        const text = globalThis.sessionStorage?.getItem(key);
        return text ? JSON.parse(text) : undefined;
      } catch {
        return undefined;
      }
    },
    write(key, value) {
      try {
        globalThis.sessionStorage?.setItem(key, JSON.stringify(value));
      } catch {
        // Full or blocked: the page works without, only a reload forgets more.
      }
    },
    remove(key) {
      try {
        globalThis.sessionStorage?.removeItem(key);
      } catch {
        // Blocked: then nothing was kept either.
      }
    },
  };
}
