import { proxyToBackend } from '#lib/server/proxy-to-backend.ts';
import { refusalTexts } from '#lib/server/refusal-texts.ts';
import type { RequestHandler } from './$types';

/** The whole wiki in one answer, for `curl` and scripts; passed on to the backend as a stream. */
export const POST: RequestHandler = (event) =>
  proxyToBackend(event, async (refusal) => {
    const { httpStatus, message, ...members } = await refusalTexts(refusal, event.locals.language);
    const problem = { type: `urn:orionwiki:error:${members.code}`, status: httpStatus, detail: message, ...members };
    return Response.json(problem, { status: httpStatus, headers: { 'content-type': 'application/problem+json' } });
  });
