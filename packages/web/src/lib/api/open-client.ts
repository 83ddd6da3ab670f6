import type { OrionWikiClient } from '@orionwiki/client';
import { createLightClient } from '@orionwiki/client/light';
import type { WikiLanguage } from '@orionwiki/core/messages';

/** How the connection to the server is told about. */
export interface ClientWatch {
  /** Language of sentences that only the server can say. */
  readonly language: WikiLanguage;
  /** Called when a stream of events opens, and when it breaks. */
  readonly onLink?: (isUp: boolean) => void;
}

/** The calls of the interface. */
export type SiteClient = Omit<OrionWikiClient, 'api'>;

/**
 * A client of the server behind this page's own origin. What a reader asks for is here at once; the rest, whose answers
 * may take as long as a run, is loaded when it is first wanted.
 */
export function openClient({ language, onLink }: ClientWatch): SiteClient {
  const url = '';
  const events = { EventSource: onLink ? watchedEventSource(onLink) : globalThis.EventSource };
  const whole = async () => (await import('@orionwiki/client')).createClient({ url, language, ...events });
  return {
    ...createLightClient({ url, language, ...events }),
    generate: async (...order) => (await whole()).generate(...order),
    result: async (...wanted) => (await whole()).result(...wanted),
    retryPage: async (...page) => (await whole()).retryPage(...page),
  };
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
