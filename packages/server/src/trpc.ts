import { isOrionError, OrionError, type WikiLanguage } from '@orionwiki/core';
import { initTRPC, type TRPCError } from '@trpc/server';
import * as z from 'zod';
import type { ServerContext } from './context.ts';
import { type ErrorData, errorAnswer, withIncidentId } from './http/error-answer.ts';
import { refuseInput } from './http/refuse-input.ts';
import { faultOfTrpcCode, REQUEST_FAULTS, requestFault } from './http/request-fault.ts';
import { newIncidentId } from './log/incident-id.ts';

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
    const { coded, httpStatus } = codedError(error, language);
    const scrub = ctx?.secrets.scrub ?? ((text: string) => text);
    const answer = errorAnswer(coded, { language, scrub, ...(httpStatus === undefined ? {} : { httpStatus }) });
    const data: ErrorData = answer.data;
    return { code: shape.code, message: answer.message, data };
  },
});

/** Makes a router from procedures. */
export const router = t.router;

/** Starts a procedure. */
export const procedure = t.procedure;

/** An error with a code, and the HTTP status where the catalogue's is too coarse. */
export interface CodedError {
  readonly coded: OrionError;
  readonly httpStatus?: number;
}

const CODED = new WeakMap<TRPCError, CodedError>();

/**
 * The coded error inside a tRPC error; the same object each time, so that log and answer carry one incident number.
 * Sentences of tRPC itself are dropped: they repeat parts of the request.
 */
export function codedError(error: TRPCError, language: WikiLanguage): CodedError {
  const known = CODED.get(error);
  if (known) return known;
  const made = makeCodedError(error, language);
  CODED.set(error, made);
  return made;
}

function makeCodedError(error: TRPCError, language: WikiLanguage): CodedError {
  const { cause } = error;
  if (isOrionError(cause)) return { coded: withIncidentId(cause, newIncidentId) };
  if (cause instanceof z.ZodError && error.code === 'BAD_REQUEST') return { coded: refuseInput(cause, language) };
  if (error.code === 'CLIENT_CLOSED_REQUEST') return { coded: new OrionError('CANCELLED', { cause }) };
  const fault = faultOfTrpcCode(error.code);
  if (fault === undefined) return { coded: withIncidentId(cause ?? error, newIncidentId) };
  return { coded: requestFault(fault, language), httpStatus: REQUEST_FAULTS[fault].httpStatus };
}
