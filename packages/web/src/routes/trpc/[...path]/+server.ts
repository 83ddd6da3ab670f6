import { proxyToBackend } from '#lib/server/proxy-to-backend.ts';
import { refusalTexts } from '#lib/server/refusal-texts.ts';
import type { RequestHandler } from './$types';

/** Code of JSON-RPC for a failure inside the server; tRPC's envelope asks for one. */
const JSON_RPC_INTERNAL = -32603;

/** Calls of the typed client, passed on to the backend as a stream. */
const forward: RequestHandler = (event) =>
  proxyToBackend(event, async (refusal) => {
    const { message, ...data } = await refusalTexts(refusal, event.locals.language);
    // Without data, the client takes it for a broken connection and tries again: the backend may only be restarting.
    const error = { message, code: JSON_RPC_INTERNAL, ...(refusal === 'unreachable' ? {} : { data }) };
    return Response.json({ error }, { status: data.httpStatus });
  });

export const GET = forward;
export const POST = forward;
