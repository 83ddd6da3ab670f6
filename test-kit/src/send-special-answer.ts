import type { ServerResponse } from 'node:http';
import { createGzip } from 'node:zlib';
import type { GitAnswer } from './served-repository.ts';

/** Between two drops of a slow answer, in milliseconds. */
const DROP_MS = 100;

/** Bytes of references before compression: far beyond any client's memory limit. */
const BOMB_BYTES = 1 << 30;

/** What a special answer has to know about the request. */
interface Asked {
  readonly pathInfo: string;
  readonly query: string;
}

/** Answers without git when the repository is set up so; `false` when git may serve. */
export function sendSpecialAnswer(
  answer: Exclude<GitAnswer, { readonly after: number }>,
  target: Asked,
  response: ServerResponse,
): boolean {
  if (typeof answer === 'object') {
    response.writeHead(302, { Location: `${answer.redirectTo}${target.pathInfo}?${target.query}` }).end();
    return true;
  }
  if (answer === 'missing') sendText(response, 404, 'Not Found');
  else if (answer === 'unavailable') sendText(response, 503, 'Service Unavailable');
  else if (answer === 'sign-in-page') sendSignInPage(response);
  else if (answer === 'endless-references') sendReferences(response, Number.POSITIVE_INFINITY, false);
  else if (answer === 'compressed-references') sendReferences(response, BOMB_BYTES, true);
  else if (answer === 'drip') sendDrops(response);
  return !['git', 'stall-on-fetch', 'endless-progress', 'slow-progress'].includes(answer);
}

/** A short plain answer. */
export function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain' }).end(text);
}

/** A version 2 packfile section whose progress channel never ends. */
export function sendEndlessProgress(response: ServerResponse): void {
  const packet = beginProgress(response, 'still counting '.repeat(600));
  const pump = (): void => {
    while (!response.destroyed) if (!response.write(packet)) return void response.once('drain', pump);
  };
  pump();
}

/** A version 2 packfile section that is never silent and never done. */
export function sendSlowProgress(response: ServerResponse): void {
  const packet = beginProgress(response, 'still counting');
  const timer = setInterval(() => response.write(packet), DROP_MS);
  response.on('close', () => clearInterval(timer));
}

function beginProgress(response: ServerResponse, words: string): string {
  response.writeHead(200, { 'Content-Type': 'application/x-git-upload-pack-result' });
  response.write('000dpackfile\n');
  return toPacket(`\x02${words}\n`);
}

function sendSignInPage(response: ServerResponse): void {
  response
    .writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' })
    .end('<!doctype html><title>Sign in</title><form method="post"><input name="user"><input type="password"></form>');
}

function beginReferences(response: ServerResponse, headers: Record<string, string> = {}): void {
  response.writeHead(200, { 'Content-Type': 'application/x-git-upload-pack-advertisement', ...headers });
}

function sendReferences(response: ServerResponse, bytes: number, isCompressed: boolean): void {
  beginReferences(response, isCompressed ? { 'Content-Encoding': 'gzip' } : {});
  const out = isCompressed ? createGzip() : response;
  if (isCompressed) (out as ReturnType<typeof createGzip>).pipe(response);
  out.write(`${toPacket('# service=git-upload-pack\n')}0000`);
  const block = toPacket(`${'a'.repeat(40)} refs/heads/branch\n`).repeat(1000);
  let sent = 0;
  const pump = (): void => {
    while (sent < bytes && !response.destroyed) {
      sent += block.length;
      if (!out.write(block)) return void out.once('drain', pump);
    }
    out.end();
  };
  pump();
}

function sendDrops(response: ServerResponse): void {
  beginReferences(response);
  const timer = setInterval(() => response.write('0'), DROP_MS);
  response.on('close', () => clearInterval(timer));
}

function toPacket(text: string): string {
  return (text.length + 4).toString(16).padStart(4, '0') + text;
}
