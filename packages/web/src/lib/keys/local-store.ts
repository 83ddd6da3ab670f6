/** What a browser remembers between visits. Never throws: browsers may refuse the store altogether. */
export interface LocalStore {
  get(key: string): string | undefined;
  set(key: string, value: string): void;
}

/** The browser's `localStorage`; without one (server, blocked, sandboxed) nothing is remembered. */
export function localStore(): LocalStore {
  return {
    get(key) {
      try {
        return globalThis.localStorage?.getItem(key) ?? undefined;
      } catch {
        return undefined;
      }
    },
    set(key, value) {
      try {
        globalThis.localStorage?.setItem(key, value);
      } catch {
        // Full or blocked: the choice holds until the page is left.
      }
    },
  };
}
