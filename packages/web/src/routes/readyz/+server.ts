import { isStopping } from '#lib/server/stopping.ts';
import type { RequestHandler } from './$types';

/** Ready: started and not asked to stop. Never tied to the backend, whose own readiness guards its own service. */
export const GET: RequestHandler = () => {
  const stopping = isStopping();
  return new Response(stopping ? 'stopping\n' : 'ok\n', {
    status: stopping ? 503 : 200,
    headers: { 'content-type': 'text/plain' },
  });
};
