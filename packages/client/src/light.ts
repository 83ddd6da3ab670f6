import type { Inputs } from '@orionwiki/server/api';
import type { OrionWikiClient } from './client-types.ts';
import { followRun } from './follow-run.ts';
import { type ErrorContext, toOrionWikiError } from './orion-wiki-error.ts';
import { type PlainOptions, plainApi } from './plain-calls.ts';

export { OrionWikiError } from './orion-wiki-error.ts';

/** The calls for which tRPC's client is not needed: a page that shows a finished wiki makes no others. */
export type LightClient = Pick<OrionWikiClient, 'follow' | 'page' | 'cancel' | 'confirm' | 'inspect' | 'info'>;

/** A client that is small enough to come with a page; its calls behave as those of `createClient`. */
export function createLightClient(options: PlainOptions): LightClient {
  const api = plainApi(options);
  const context: ErrorContext = { server: options.url, language: options.language };
  const coded = async <T>(call: Promise<T>): Promise<T> => {
    try {
      return await call;
    } catch (error) {
      throw toOrionWikiError(error, context);
    }
  };
  const page: LightClient['page'] = async (runId, pageId, signal) => ({
    pageId,
    ...(await coded(api.call('page', { runId, pageId }, signal))),
  });
  const { generateProgress } = api;
  const followed = { generateProgress, page: { query: (wanted: Inputs['page']) => api.call('page', wanted) } };
  return {
    page,
    follow: (runId, following = {}) => followRun({ api: followed, context: { ...context, runId } }, runId, following),
    cancel: async (runId) => void (await coded(api.call('cancel', { runId }))),
    confirm: async (runId, choice) => void (await coded(api.call('confirm', { runId, choice }))),
    inspect: (repository, signal) => coded(api.call('inspect', { repository }, signal)),
    info: (signal) => coded(api.call('info', undefined, signal)),
  };
}
