import { isOrionError, OrionError, type WikiLanguage } from '@orionwiki/core';
import { initTRPC, type TRPCError } from '@trpc/server';
import { type TRPC_ERROR_CODE_KEY, type TRPC_ERROR_CODE_NUMBER, TRPC_ERROR_CODES_BY_KEY } from '@trpc/server/rpc';
import * as z from 'zod';
import type { ServerContext } from './context.ts';
import { errorAnswer } from './http/error-answer.ts';
import { refuseInput } from './http/refuse-input.ts';
import { faultOfTrpcCode, RequestRefusal } from './http/request-fault.ts';
import { withIncidentId } from './log/incident-id.ts';

/** Pause between signs of life on answers and event streams. @source deploy.md: idle timers of proxies are 60 s */
const PING_MS = 15_000;

/** Silence after which a client's event stream connects again: three missed signs of life. */
const SILENCE_MS = 45_000;

const t = initTRPC.context<ServerContext>().create({
  isDev: false,
  jsonl: { pingMs: PING_MS },
  sse: { ping: { enabled: true, intervalMs: PING_MS }, client: { reconnectAfterInactivityMs: SILENCE_MS } },
  errorFormatter({ error, ctx, shape }) {
    const language = ctx?.language ?? 'en';
    const scrub = ctx?.secrets.scrub ?? ((text: string) => text);
    const coded = codedError(error, language);
    const { message, data } = errorAnswer(coded, { language, scrub });
    const code = coded instanceof RequestRefusal ? shape.code : rpcNumber(coded.entry.trpcCode);
    return { code, message, data };
  },
});

/** Makes a router from procedures. */
export const router = t.router;

/** Starts a procedure. */
export const procedure = t.procedure;

const CODED = new WeakMap<TRPCError, OrionError>();

/**
 * The coded error inside a tRPC error; the same object each time, so that log and answer carry one incident number.
 * Sentences of tRPC itself are dropped: they repeat parts of the request.
 */
export function codedError(error: TRPCError, language: WikiLanguage): OrionError {
  const known = CODED.get(error);
  if (known) return known;
  const made = makeCodedError(error, language);
  CODED.set(error, made);
  return made;
}

function makeCodedError(error: TRPCError, language: WikiLanguage): OrionError {
  const { cause } = error;
  if (isOrionError(cause)) return withIncidentId(cause);
  if (cause instanceof z.ZodError && error.code === 'BAD_REQUEST') return refuseInput(cause, language);
  if (error.code === 'CLIENT_CLOSED_REQUEST') return new OrionError('CANCELLED', { cause });
  const fault = faultOfTrpcCode(error.code);
  return fault === undefined ? withIncidentId(cause ?? error) : new RequestRefusal(fault, language);
}

/** JSON-RPC's number for a tRPC code: by it clients decide whether an event stream is opened again. */
function rpcNumber(trpcCode: string): TRPC_ERROR_CODE_NUMBER {
  return TRPC_ERROR_CODES_BY_KEY[trpcCode as TRPC_ERROR_CODE_KEY] ?? TRPC_ERROR_CODES_BY_KEY.INTERNAL_SERVER_ERROR;
}
