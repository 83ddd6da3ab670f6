import type { Inputs, Outputs, RunId } from '@orionwiki/server/api';
import type { ReadablePage } from './client-types.ts';

/** The procedure that gives a page. */
export interface PageCall {
  query(wanted: Inputs['page']): Promise<Outputs['page']>;
}

/** Fetches announced pages one after the other. */
export interface PagePump {
  /** Asks for a page; of several versions that wait, only the newest is fetched. */
  fetch(pageId: string, version: number): void;
  /** Settles when nothing is left to fetch. */
  drained(): Promise<void>;
}

/** A pump that hands pages to `onPage`; without it, nothing is fetched. */
export function pagePump(
  api: { readonly page: PageCall },
  runId: RunId,
  onPage: ((page: ReadablePage) => void) | undefined,
): PagePump {
  const wanted = new Map<string, number>();
  const shown = new Map<string, number>();
  let work = Promise.resolve();

  const fetchNext = async (pageId: string): Promise<void> => {
    const version = wanted.get(pageId);
    wanted.delete(pageId);
    if (version === undefined || version <= (shown.get(pageId) ?? 0)) return;
    // A page that cannot be had now is in the finished wiki: losing it here is no failure of the run.
    const page = await api.page.query({ runId, pageId }).catch(() => undefined);
    if (!page) return;
    shown.set(pageId, page.version);
    onPage?.({ pageId, ...page });
  };

  return {
    fetch(pageId, version) {
      if (!onPage) return;
      const isWaiting = wanted.has(pageId);
      wanted.set(pageId, version);
      if (!isWaiting) work = work.then(() => fetchNext(pageId));
    },
    drained: () => work,
  };
}
