import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Answers in place of the server, or leaves it to the server. */
export type Alteration = (answer: Buffer, response: ServerResponse) => void;

/** A server in front of another one that alters some answers and passes on the others. */
export interface AlteringServer {
  readonly url: string;
  /** Questions so far. */
  readonly count: () => number;
  readonly close: () => Promise<void>;
}

/** `turns` are the questions whose answers are altered, counted from 0. */
export async function startAlteringServer(
  target: string,
  turns: readonly number[],
  alter: Alteration,
): Promise<AlteringServer> {
  let count = 0;
  const server = createServer(async (request, response) => {
    const isAltered = turns.includes(count++);
    const answer = await pass(request, target);
    const bytes = Buffer.from(await answer.arrayBuffer());
    response.setHeader('content-type', answer.headers.get('content-type') ?? '');
    if (isAltered) alter(bytes, response);
    else response.writeHead(answer.status).end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    count: () => count,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function pass(request: IncomingMessage, target: string): Promise<Response> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const kept = ['git-protocol', 'content-type', 'content-encoding', 'authorization'] as const;
  const headers = kept.flatMap((name) =>
    request.headers[name] === undefined ? [] : [[name, `${request.headers[name]}`]],
  );
  const body = request.method === 'POST' ? { body: Buffer.concat(chunks) } : {};
  const init = { method: request.method ?? 'GET', headers: headers as [string, string][], ...body };
  return fetch(`${target}${request.url}`, init);
}
