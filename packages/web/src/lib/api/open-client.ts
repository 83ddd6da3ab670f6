import { createClient, type OrionWikiClient } from '@orionwiki/client';
import type { WikiLanguage } from '@orionwiki/core/messages';

/** How the connection to the server is told about. */
export interface ClientWatch {
  /** Language of sentences that only the server can say. */
  readonly language: WikiLanguage;
  /** Called when a stream of events opens, and when it breaks. */
  readonly onLink?: (isUp: boolean) => void;
}

/** A client of the server behind this page's own origin. */
export function openClient({ language, onLink }: ClientWatch): OrionWikiClient {
  return createClient({
    url: '',
    language,
    ...(onLink && globalThis.EventSource ? { EventSource: watchedEventSource(onLink) } : {}),
  });
}

/** The browser's `EventSource`, which also tells when it is connected and when it is not. */
function watchedEventSource(onLink: (isUp: boolean) => void): typeof EventSource {
  return class extends EventSource {
    constructor(url: string | URL, options?: EventSourceInit) {
      super(url, options);
      this.addEventListener('open', () => onLink(true));
      this.addEventListener('error', (event) => {
        // tRPC sends errors of the procedure as messages; those carry data and say nothing about the connection.
        if (!(event instanceof MessageEvent)) onLink(false);
      });
    }
  };
}
