import { llmsText } from '#lib/site/llms-text.ts';
import { publicOrigin } from '#lib/site/public-origin.ts';
import type { RequestHandler } from './$types';

/** What this service is and how an agent calls it. */
export const GET: RequestHandler = ({ url }) =>
  new Response(llmsText(publicOrigin(url)), {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=3600' },
  });
