import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { ModelCall } from './behaviour.ts';

/** Characters of one token of the scripted model. */
const TOKEN_CHARS = 4;

/** How an answer ends before its end. */
type BreakHow = 'cut' | 'stall' | 'stop-early' | 'stream-error';

/** How an answer is sent. */
export interface StreamPlan {
  readonly text: string;
  /** Pause before each token, in milliseconds. */
  readonly pauseMs: number;
  /** What happens after this many tokens instead of the end. */
  readonly breakAt?: { readonly afterTokens: number; readonly how: BreakHow; readonly code?: string | number };
  readonly isEndless?: boolean;
  readonly withUsage: boolean;
}

/** The text in pieces of {@link TOKEN_CHARS} code points. */
function tokensOf(text: string): readonly string[] {
  const points = [...text];
  const tokens: string[] = [];
  for (let at = 0; at < points.length; at += TOKEN_CHARS) tokens.push(points.slice(at, at + TOKEN_CHARS).join(''));
  return tokens;
}

/** Usage as a provider counts it. */
function usageOf(call: ModelCall): Record<string, number> {
  let chars = 0;
  for (const message of call.messages) chars += message.content.length;
  const input = Math.ceil(chars / TOKEN_CHARS);
  return { prompt_tokens: input, completion_tokens: call.sentTokens, total_tokens: input + call.sentTokens };
}

/** Sends the answer as server-sent events, token by token. Resolves when the answer ended or the caller hung up. */
export async function sendStream(response: ServerResponse, call: ModelCall, plan: StreamPlan): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  response.flushHeaders();
  const tokens = tokensOf(plan.text);
  const most = plan.isEndless ? Number.POSITIVE_INFINITY : Math.min(tokens.length, call.maxTokens ?? tokens.length);
  for (let at = 0; at < most; at += 1) {
    if (plan.breakAt && at >= plan.breakAt.afterTokens) return breakOff(response, plan.breakAt);
    if (plan.pauseMs > 0) await pause(plan.pauseMs);
    if (response.destroyed) return;
    call.sentTokens += 1;
    await send(response, chunk(call, { content: tokens[at % tokens.length] ?? '' }, null));
  }
  if (plan.breakAt) return breakOff(response, plan.breakAt);
  await send(response, chunk(call, {}, most < tokens.length ? 'length' : 'stop'));
  if (plan.withUsage) await send(response, { ...chunk(call, {}, null), choices: [], usage: usageOf(call) });
  response.end('data: [DONE]\n\n');
}

/** Sends the answer as one JSON document. */
export function sendWhole(response: ServerResponse, call: ModelCall, text: string): void {
  const tokens = tokensOf(text);
  call.sentTokens = Math.min(tokens.length, call.maxTokens ?? tokens.length);
  const content = tokens.slice(0, call.sentTokens).join('');
  const reason = call.sentTokens < tokens.length ? 'length' : 'stop';
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(
    JSON.stringify({
      ...identity(call),
      object: 'chat.completion',
      choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: reason }],
      usage: usageOf(call),
    }),
  );
}

function breakOff(response: ServerResponse, { how, code }: NonNullable<StreamPlan['breakAt']>): void {
  if (how === 'cut') response.destroy();
  else if (how === 'stop-early') response.end();
  else if (how === 'stream-error')
    response.end(`data: ${JSON.stringify({ error: { message: 'Broke off.', code } })}\n\n`);
}

function identity(call: ModelCall): Record<string, unknown> {
  return { id: `chatcmpl-${call.index}`, created: 0, model: call.model };
}

function chunk(call: ModelCall, delta: Record<string, string>, finish: string | null): Record<string, unknown> {
  return {
    ...identity(call),
    object: 'chat.completion.chunk',
    choices: [{ index: 0, delta, finish_reason: finish }],
  };
}

async function send(response: ServerResponse, value: unknown): Promise<void> {
  if (response.destroyed) return;
  if (response.write(`data: ${JSON.stringify(value)}\n\n`)) return;
  const settled = new AbortController();
  const { signal } = settled;
  await Promise.race([once(response, 'drain', { signal }), once(response, 'close', { signal })]);
  settled.abort();
}
