import type { ChildProcess } from 'node:child_process';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { credentialsOf, type RequestTarget, serveRepository } from './serve-repository.ts';
import type { GitAuth, ServedRepository } from './served-repository.ts';

export type { GitAnswer, GitAuth, ServedRepository } from './served-repository.ts';

/** What the server serves. */
export interface GitServerOptions {
  /** By full name (`owner/name`, any number of parts); a text is short for `{gitDir}`. */
  readonly repositories: Readonly<Record<string, string | ServedRepository>>;
  /** For all repositories that do not say otherwise. */
  readonly auth?: GitAuth;
  /** Serves https with this certificate. */
  readonly tls?: { readonly key: string | Buffer; readonly cert: string | Buffer };
  /** Added before each answer, in milliseconds. Default 0. */
  readonly latencyMs?: number;
}

/** One request as it arrived. */
export interface GitServerRequest {
  readonly method: string;
  readonly url: string;
  readonly hasAuthorization: boolean;
  /** User name of the Basic credentials, when there are any. */
  readonly username: string | undefined;
  /** The host's name that the client gave within TLS. */
  readonly serverName: string | undefined;
}

/** A running server. */
export interface GitServer {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  readonly port: number;
  /** Every request so far, in order. */
  readonly requests: readonly GitServerRequest[];
  /** The clone address of a repository, ending in `.git` unless the repository refuses that. */
  repositoryUrl(name: string): string;
  /** Cuts open connections, ends git processes and stops listening. */
  close(): Promise<void>;
}

/** Starts a smart-HTTP git server on 127.0.0.1 with a free port. */
export async function startGitServer(options: GitServerOptions): Promise<GitServer> {
  const requests: GitServerRequest[] = [];
  const children = new Set<ChildProcess>();
  const turns = new Map<string, number>();
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    requests.push(describeRequest(request));
    const reply = (): void => void serve({ request, response, options, children, turns });
    if (options.latencyMs) setTimeout(reply, options.latencyMs);
    else reply();
  };
  const server = options.tls ? createTlsServer(options.tls, answer) : createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `${options.tls ? 'https' : 'http'}://127.0.0.1:${port}`;
  return {
    url,
    port,
    requests,
    repositoryUrl: (name) => `${url}/${name}${repositoryNamed(options, name)?.dotGit === 'refused' ? '' : '.git'}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
        for (const child of children) child.kill('SIGKILL');
      }),
  };
}

interface Call {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly options: GitServerOptions;
  readonly children: Set<ChildProcess>;
  /** Requests so far, by name of repository. */
  readonly turns: Map<string, number>;
}

async function serve({ request, response, options, children, turns }: Call): Promise<void> {
  const target = parseTarget(request.url ?? '/');
  const repository = target && repositoryNamed(options, target.name);
  const auth = repository?.auth === undefined ? options.auth : (repository.auth ?? undefined);
  const turn = turns.get(target?.name ?? '') ?? 0;
  turns.set(target?.name ?? '', turn + 1);
  const child = await serveRepository({ request, response, target, repository, auth, turn });
  if (!child) return;
  children.add(child);
  child.on('close', () => children.delete(child));
}

function parseTarget(url: string): RequestTarget | undefined {
  const [path = '', query = ''] = url.split('?', 2);
  const match = /^\/(.+?)(\.git)?(\/info\/refs|\/git-upload-pack)$/.exec(path);
  if (!match?.[1] || !match[3]) return undefined;
  return { name: decodeURIComponent(match[1]), hasDotGit: match[2] !== undefined, pathInfo: match[3], query };
}

function repositoryNamed(options: GitServerOptions, name: string): ServedRepository | undefined {
  if (!Object.hasOwn(options.repositories, name)) return undefined;
  const entry = options.repositories[name];
  return typeof entry === 'string' ? { gitDir: entry } : entry;
}

function describeRequest(request: IncomingMessage): GitServerRequest {
  return {
    method: request.method ?? '',
    url: request.url ?? '',
    hasAuthorization: request.headers.authorization !== undefined,
    username: credentialsOf(request)?.username,
    serverName: 'servername' in request.socket ? String(request.socket.servername) : undefined,
  };
}
