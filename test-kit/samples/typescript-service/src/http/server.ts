import { createServer, type IncomingMessage, type Server } from 'node:http';
import { SignatureError } from '../errors.js';
import type { Queue } from '../queue/queue.js';
import { type Answer, route } from './routes.js';

const MAX_BODY_BYTES = 1024 * 1024;

/** Starts the HTTP server; the promise is kept when it listens. */
export async function startServer(queue: Queue, secret: string, port: number): Promise<Server> {
  const server = createServer(async (request, response) => {
    const answer = await answerTo(request, queue, secret);
    response.writeHead(answer.status, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => server.listen(port, resolve));
  return server;
}

async function answerTo(request: IncomingMessage, queue: Queue, secret: string): Promise<Answer> {
  const body = await readBody(request);
  if (body === undefined) return { status: 413, body: { error: 'body too large' } };
  const signature = request.headers['x-hookline-signature'];
  try {
    const call = { method: request.method ?? 'GET', path: request.url ?? '/', signature: signature?.toString(), body };
    return await route(call, queue, secret);
  } catch (error) {
    if (error instanceof SignatureError) return { status: error.status, body: { error: error.message } };
    return { status: 500, body: { error: 'internal error' } };
  }
}

async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
