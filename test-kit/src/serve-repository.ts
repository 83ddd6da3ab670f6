import type { ChildProcess } from 'node:child_process';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { runGitHttpBackend } from './git-http-backend.ts';
import { sendEndlessProgress, sendSlowProgress, sendSpecialAnswer, sendText } from './send-special-answer.ts';
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
  /** How many requests this repository had before. */
  readonly turn: number;
}

/** Answers one request; gives the git process when one does the work. */
export async function serveRepository(exchange: Exchange): Promise<ChildProcess | undefined> {
  const { request, response, target, repository, auth, turn } = exchange;
  if (!target || !repository || !acceptsSuffix(repository, target.hasDotGit)) {
    sendText(response, 404, 'Not Found');
    return undefined;
  }
  const answer = answerAt(repository, turn);
  if (sendSpecialAnswer(answer, target, response)) return undefined;
  if (auth && !isAuthorised(request, auth)) {
    response.setHeader('WWW-Authenticate', 'Basic realm="git"');
    sendText(response, 401, 'Unauthorized');
    return undefined;
  }
  const isSpoilt = answer === 'stall-on-fetch' || answer === 'endless-progress' || answer === 'slow-progress';
  const body = isSpoilt && request.method === 'POST' ? await readBody(request) : undefined;
  if (body && asksForObjects(request, body)) {
    if (answer === 'endless-progress') sendEndlessProgress(response);
    if (answer === 'slow-progress') sendSlowProgress(response);
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

function answerAt({ answer = 'git' }: ServedRepository, turn: number): Exclude<GitAnswer, { readonly after: number }> {
  if (typeof answer === 'string' || !('after' in answer)) return answer;
  return turn < answer.after ? 'git' : answer.instead;
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
