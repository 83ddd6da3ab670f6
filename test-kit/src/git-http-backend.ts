import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** How one repository is served. */
export interface BackendOptions {
  readonly gitDir: string;
  /** Path below the repository: `/info/refs` or `/git-upload-pack`. */
  readonly pathInfo: string;
  readonly query: string;
  /** Settings given to git for this call only; nothing is written into the repository. */
  readonly config: readonly (readonly [key: string, value: string])[];
  /** Whether the client's wish for protocol version 2 is passed on. */
  readonly passProtocol: boolean;
  /** The request's body when it was read already. */
  readonly body?: Buffer;
}

/** Runs `git http-backend` for one request and streams its answer. Gives the process, so that it can be ended. */
export function runGitHttpBackend(
  request: IncomingMessage,
  response: ServerResponse,
  options: BackendOptions,
): ChildProcessWithoutNullStreams {
  const child = spawn('git', ['http-backend'], { env: cgiEnvironment(request, options) });
  child.stdin.on('error', () => {});
  if (options.body) child.stdin.end(options.body);
  else request.pipe(child.stdin);
  child.stderr.resume();
  child.on('error', () => response.destroy());
  response.on('close', () => child.kill());
  streamCgiAnswer(child, response);
  return child;
}

function cgiEnvironment(request: IncomingMessage, options: BackendOptions): NodeJS.ProcessEnv {
  const settings = options.config.flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${index}`, key],
    [`GIT_CONFIG_VALUE_${index}`, value],
  ]);
  const header = (name: string): string => String(request.headers[name] ?? '');
  return {
    PATH: process.env.PATH,
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_COUNT: String(options.config.length),
    ...Object.fromEntries(settings),
    GIT_PROJECT_ROOT: options.gitDir,
    GIT_HTTP_EXPORT_ALL: '1',
    REQUEST_METHOD: request.method,
    PATH_INFO: options.pathInfo,
    QUERY_STRING: options.query,
    CONTENT_TYPE: header('content-type'),
    ...(request.headers['content-length'] === undefined ? {} : { CONTENT_LENGTH: header('content-length') }),
    HTTP_CONTENT_ENCODING: header('content-encoding'),
    ...(options.passProtocol ? { GIT_PROTOCOL: header('git-protocol') } : {}),
  };
}

/** CGI: header lines, an empty line, then the body as it comes. */
function streamCgiAnswer(child: ChildProcessWithoutNullStreams, response: ServerResponse): void {
  let head = Buffer.alloc(0);
  let headDone = false;
  child.stdout.on('data', (chunk: Buffer) => {
    if (headDone) {
      if (!response.write(chunk)) {
        child.stdout.pause();
        response.once('drain', () => child.stdout.resume());
      }
      return;
    }
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf('\r\n\r\n');
    if (end < 0) return;
    headDone = true;
    writeHead(response, head.toString('latin1', 0, end));
    response.write(head.subarray(end + 4));
  });
  child.stdout.on('end', () => {
    if (!headDone) response.statusCode = 500;
    response.end();
  });
}

function writeHead(response: ServerResponse, head: string): void {
  for (const line of head.split('\r\n')) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon);
    const value = line.slice(colon + 1).trim();
    if (name.toLowerCase() === 'status') response.statusCode = Number.parseInt(value, 10);
    else response.setHeader(name, value);
  }
  response.flushHeaders();
}
