import type { AppRouter, WikiLanguage } from '@orionwiki/server/api';
import { createTRPCClient } from '@trpc/client';
import type { ClientOptions, OrionWikiClient } from './client-types.ts';
import { followRun } from './follow-run.ts';
import { generate } from './generate.ts';
import { createLinks } from './links.ts';
import { type ErrorContext, toOrionWikiError } from './orion-wiki-error.ts';
import { retryPage } from './retry-page.ts';

/** A client of one server. Opens no connection until it is used and none of its connections outlives its call. */
export function createClient(options: ClientOptions): OrionWikiClient {
  const api = createTRPCClient<AppRouter>({ links: createLinks(options) });
  const context: ErrorContext = {
    server: options.url,
    language: options.language ?? environmentLanguage(),
  };
  const coded = async <T>(call: Promise<T>): Promise<T> => {
    try {
      return await call;
    } catch (error) {
      throw toOrionWikiError(error, context);
    }
  };
  const within = (signal: AbortSignal | undefined) => (signal ? { signal } : {});
  return {
    api,
    generate: (input, following = {}) => generate({ api, context }, input, following),
    follow: (runId, following = {}) => followRun({ api, context: { ...context, runId } }, runId, following),
    result: (runId, format, signal) => coded(api.result.query({ runId, format }, within(signal))),
    page: async (runId, pageId, signal) => ({
      pageId,
      ...(await coded(api.page.query({ runId, pageId }, within(signal)))),
    }),
    cancel: async (runId) => void (await coded(api.cancel.mutate({ runId }))),
    confirm: async (runId, choice) => void (await coded(api.confirm.mutate({ runId, choice }))),
    retryPage: (runId, input, signal) =>
      retryPage({ api, context: { ...context, runId } }, { ...input, runId }, signal),
    inspect: (repository, signal) => coded(api.inspect.mutate({ repository }, within(signal))),
    info: (signal) => coded(api.info.query(undefined, within(signal))),
  };
}

function environmentLanguage(): WikiLanguage {
  return globalThis.navigator?.language?.toLowerCase().startsWith('tr') ? 'tr' : 'en';
}
