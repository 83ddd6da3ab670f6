import type { ChildProcess } from 'node:child_process';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { runGitHttpBackend } from './git-http-backend.ts';
import type { GitAnswer, GitAuth, ServedRepository } from './served-repository.ts';

/** What a request asks for. */
export interface RequestTarget {
  readonly name: string;
  readonly hasDotGit: boolean;
  readonly pathInfo: string;
  readonly query: string;
}

/** One request with everything that decides its answer. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly target: RequestTarget | undefined;
  readonly repository: ServedRepository | undefined;
  readonly auth: GitAuth | undefined;
}

/** Answers one request; gives the git process when one does the work. */
export async function serveRepository(exchange: Exchange): Promise<ChildProcess | undefined> {
  const { request, response, target, repository, auth } = exchange;
  if (!target || !repository || !acceptsSuffix(repository, target.hasDotGit)) {
    sendText(response, 404, 'Not Found');
    return undefined;
  }
  const answer = repository.answer ?? 'git';
  if (sendSpecialAnswer(answer, target, response)) return undefined;
  if (auth && !isAuthorised(request, auth)) {
    response.setHeader('WWW-Authenticate', 'Basic realm="git"');
    sendText(response, 401, 'Unauthorized');
    return undefined;
  }
  const isSpoilt = answer === 'stall-on-fetch' || answer === 'endless-progress';
  const body = isSpoilt && request.method === 'POST' ? await readBody(request) : undefined;
  if (body && asksForObjects(request, body)) {
    if (answer === 'endless-progress') sendEndlessProgress(response);
    return undefined;
  }
  return runGitHttpBackend(request, response, {
    gitDir: repository.gitDir,
    pathInfo: target.pathInfo,
    query: target.query,
    config: gitConfig(repository),
    passProtocol: repository.protocolVersion !== 0,
    ...(body ? { body } : {}),
  });
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Whether a POST fetches objects rather than listing names (which only protocol version 2 does by POST). */
function asksForObjects(request: IncomingMessage, body: Buffer): boolean {
  const plain = request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
  return !plain.includes('command=ls-refs');
}

function acceptsSuffix(repository: ServedRepository, hasDotGit: boolean): boolean {
  const rule = repository.dotGit ?? 'optional';
  return rule === 'optional' || (rule === 'required') === hasDotGit;
}

/** Answers without git when the repository is set up so; `false` when git may serve. */
function sendSpecialAnswer(answer: GitAnswer, target: RequestTarget, response: ServerResponse): boolean {
  if (typeof answer === 'object') {
    response.writeHead(302, { Location: `${answer.redirectTo}${target.pathInfo}?${target.query}` }).end();
    return true;
  }
  if (answer === 'missing') sendText(response, 404, 'Not Found');
  else if (answer === 'unavailable') sendText(response, 503, 'Service Unavailable');
  else if (answer === 'sign-in-page') sendSignInPage(response);
  return answer !== 'git' && answer !== 'stall-on-fetch' && answer !== 'endless-progress';
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain' }).end(text);
}

function sendSignInPage(response: ServerResponse): void {
  response
    .writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' })
    .end('<!doctype html><title>Sign in</title><form method="post"><input name="user"><input type="password"></form>');
}

/** A version 2 packfile section whose progress channel never ends. */
function sendEndlessProgress(response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'application/x-git-upload-pack-result' });
  response.write('000dpackfile\n');
  const text = `\x02${'still counting '.repeat(600)}\n`;
  const packet = (text.length + 4).toString(16).padStart(4, '0') + text;
  const pump = (): void => {
    while (!response.destroyed) if (!response.write(packet)) return void response.once('drain', pump);
  };
  pump();
}

function gitConfig(repository: ServedRepository): [string, string][] {
  const filters = repository.filters ?? 'all';
  const config: [string, string][] = [
    ['safe.directory', '*'],
    ['uploadpack.allowFilter', String(filters !== 'off')],
    ['uploadpack.allowAnySHA1InWant', String((repository.anyObject ?? true) === true)],
    ['uploadpack.allowReachableSHA1InWant', String((repository.anyObject ?? true) !== false)],
  ];
  if (filters === 'blob-none')
    config.push(['uploadpackfilter.allow', 'false'], ['uploadpackfilter.blob:none.allow', 'true']);
  return config;
}

/** The Basic credentials of a request. */
export function credentialsOf(request: IncomingMessage): { username: string; password: string } | undefined {
  const encoded = /^Basic (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const [username = '', ...rest] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return { username, password: rest.join(':') };
}

function isAuthorised(request: IncomingMessage, auth: GitAuth): boolean {
  const given = credentialsOf(request);
  return given?.password === auth.password && (auth.username === undefined || given.username === auth.username);
}
