import type { ServerResponse } from 'node:http';
import type { Writable } from 'node:stream';
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
  else if (answer === 'endless-references') sendReferences(response, target, Number.POSITIVE_INFINITY);
  else if (answer === 'compressed-references') sendReferences(response, target, BOMB_BYTES, 'gzip');
  else if (answer === 'endless-shallows') sendShallows(response, target);
  else if (answer === 'drip') sendDrops(response, target);
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

/** What git expects in answer to the request, whatever follows. */
function beginAnswer(response: ServerResponse, { pathInfo }: Asked, headers: Record<string, string> = {}): void {
  const kind = pathInfo === '/git-upload-pack' ? 'result' : 'advertisement';
  response.writeHead(200, { 'Content-Type': `application/x-git-upload-pack-${kind}`, ...headers });
}

function sendReferences(response: ServerResponse, asked: Asked, bytes: number, encoding?: 'gzip'): void {
  beginAnswer(response, asked, encoding ? { 'Content-Encoding': encoding } : {});
  const out = encoding ? createGzip() : response;
  if (encoding) (out as ReturnType<typeof createGzip>).pipe(response);
  out.write(`${toPacket('# service=git-upload-pack\n')}0000`);
  repeat(out, toPacket(`${'a'.repeat(40)} refs/heads/branch\n`), bytes);
}

/** The section of version 2 that tells where history is cut off, without end. */
function sendShallows(response: ServerResponse, asked: Asked): void {
  beginAnswer(response, asked);
  response.write(toPacket('shallow-info\n'));
  let number = 0;
  const pump = (): void => {
    while (!response.destroyed) {
      const lines = Array.from({ length: 1000 }, () => toPacket(`shallow ${String(++number).padStart(40, '0')}`));
      if (!response.write(lines.join(''))) return void response.once('drain', pump);
    }
  };
  pump();
}

/** Writes the packet again and again until so many bytes were sent or nobody listens. */
function repeat(out: Writable, packet: string, bytes: number): void {
  const block = packet.repeat(1000);
  let sent = 0;
  const pump = (): void => {
    while (sent < bytes && !out.destroyed) {
      sent += block.length;
      if (!out.write(block)) return void out.once('drain', pump);
    }
    out.end();
  };
  pump();
}

/** A long packet that arrives byte by byte. */
function sendDrops(response: ServerResponse, asked: Asked): void {
  beginAnswer(response, asked);
  response.write('fff0');
  const timer = setInterval(() => response.write('x'), DROP_MS);
  response.on('close', () => clearInterval(timer));
}

function toPacket(text: string): string {
  return (text.length + 4).toString(16).padStart(4, '0') + text;
}
