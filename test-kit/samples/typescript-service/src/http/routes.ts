import { randomUUID } from 'node:crypto';
import type { Queue } from '../queue/queue.js';
import { checkSignature } from '../signature.js';

/** A request, reduced to what the routes look at. */
export interface IncomingCall {
  readonly method: string;
  readonly path: string;
  readonly signature: string | undefined;
  readonly body: string;
}

/** What is sent back. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

type Handler = (call: IncomingCall, queue: Queue, secret: string) => Promise<Answer>;

const ROUTES: readonly { method: string; pattern: RegExp; handle: Handler }[] = [
  { method: 'POST', pattern: /^\/hooks\/[\w-]+$/, handle: acceptWebhook },
  { method: 'GET', pattern: /^\/parked$/, handle: listParked },
  { method: 'GET', pattern: /^\/healthz$/, handle: async () => ({ status: 200, body: { ok: true } }) },
];

/** Finds the route of a call and runs it. */
export async function route(call: IncomingCall, queue: Queue, secret: string): Promise<Answer> {
  const found = ROUTES.find(({ method, pattern }) => method === call.method && pattern.test(call.path));
  return found ? found.handle(call, queue, secret) : { status: 404, body: { error: 'not found' } };
}

async function acceptWebhook(call: IncomingCall, queue: Queue, secret: string): Promise<Answer> {
  checkSignature(call.body, call.signature, secret);
  const id = randomUUID();
  await queue.put({ id, channel: call.path, body: call.body, attempts: 0, dueAt: Date.now() });
  return { status: 202, body: { id } };
}

async function listParked(_call: IncomingCall, queue: Queue): Promise<Answer> {
  const parked = await queue.parked();
  return { status: 200, body: parked.map(({ id, channel, attempts }) => ({ id, channel, attempts })) };
}
