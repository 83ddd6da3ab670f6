import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  behaviourFor,
  type ChatMessage,
  type ModelBehaviour,
  type ModelCall,
  type ModelScript,
} from './model-server/behaviour.ts';
import { type StreamPlan, sendStream, sendWhole } from './model-server/chat-stream.ts';
import { honestPage } from './model-server/honest-page.ts';
import { foreignPage, lyingPage } from './model-server/lying-page.ts';

export type { ChatMessage, ModelBehaviour, ModelCall, ModelScript } from './model-server/behaviour.ts';
export { honestPage, type PromptFact, readPromptFacts } from './model-server/honest-page.ts';
export { lyingPage } from './model-server/lying-page.ts';

/** Largest request body read, in bytes. */
const MAX_BODY_BYTES = 4 * 1024 * 1024;

/** How the scripted server behaves. */
export interface ModelServerOptions {
  /** Default: honest in every call. */
  readonly script?: ModelScript;
  /** Names served; any other answers 404 `model_not_found`. Default: every name is served. */
  readonly models?: readonly string[];
  /** Any other key answers 401 `invalid_api_key`. Default: every key is accepted. */
  readonly apiKey?: string;
  /** Pause before each token, in milliseconds. Default 0. */
  readonly tokenDelayMs?: number;
  /** Answers in one JSON document even when a stream was asked for. */
  readonly neverStreams?: boolean;
}

/** A running scripted server. */
export interface ModelServer {
  /** Base URL for a client, ending in `/v1`. */
  readonly baseUrl: string;
  /** Chat calls so far, in order of arrival. */
  readonly calls: readonly ModelCall[];
  /** Ends every connection and stops listening. */
  close(): Promise<void>;
}

/** A scripted OpenAI-compatible server on 127.0.0.1, on a free port: `/v1/models` and `/v1/chat/completions`. */
export async function startModelServer(options: ModelServerOptions = {}): Promise<ModelServer> {
  const calls: ModelCall[] = [];
  const server = createServer((request, response) => {
    answer(request, response, { options, calls }).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    calls,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Stage {
  readonly options: ModelServerOptions;
  readonly calls: ModelCall[];
}

async function answer(request: IncomingMessage, response: ServerResponse, stage: Stage): Promise<void> {
  const body = await readBody(request);
  const { options } = stage;
  const key = (request.headers.authorization ?? '').replace(/^Bearer /, '');
  if (options.apiKey !== undefined && key !== options.apiKey) {
    return refuse(response, { status: 401, code: 'invalid_api_key', message: 'Incorrect API key provided.' });
  }
  if (request.method === 'GET' && request.url === '/v1/models') {
    const names = options.models ?? ['scripted'];
    return json(response, 200, { object: 'list', data: names.map((id) => ({ id, object: 'model' })) });
  }
  if (request.method !== 'POST' || request.url !== '/v1/chat/completions') {
    return refuse(response, { status: 404, message: 'No such route.' });
  }
  const call = recordCall(request, body, stage.calls);
  response.once('close', () => {
    call.aborted = !response.writableFinished;
  });
  if (options.models && !options.models.includes(call.model)) {
    return refuse(response, {
      status: 404,
      code: 'model_not_found',
      message: `The model ${call.model} does not exist.`,
    });
  }
  await perform(behaviourFor(options.script ?? { kind: 'honest' }, call), { response, call, options, key });
}

interface ChatBody {
  readonly model?: string;
  readonly messages?: readonly ChatMessage[];
  readonly stream?: boolean;
  readonly max_tokens?: number;
  readonly max_completion_tokens?: number;
}

function recordCall(request: IncomingMessage, body: string, calls: ModelCall[]): ModelCall {
  const sent = JSON.parse(body) as ChatBody;
  const cap = sent.max_tokens ?? sent.max_completion_tokens;
  const call: ModelCall = {
    index: calls.length,
    model: sent.model ?? '',
    messages: sent.messages ?? [],
    isStreaming: sent.stream === true,
    maxTokens: cap,
    fields: Object.keys(sent),
    headers: Object.keys(request.headers),
    authorizationPresent: request.headers.authorization !== undefined,
    aborted: false,
    sentTokens: 0,
  };
  calls.push(call);
  return call;
}

interface Scene {
  readonly response: ServerResponse;
  readonly call: ModelCall;
  readonly options: ModelServerOptions;
  readonly key: string;
}

async function perform(behaviour: ModelBehaviour, scene: Scene): Promise<void> {
  const { response } = scene;
  switch (behaviour.kind) {
    case 'status':
      return refuse(response, behaviour);
    case 'echo-key':
      return refuse(response, { status: behaviour.status, message: echoOf(scene.key) });
    case 'redirect':
      response.writeHead(307, { location: behaviour.to }).end();
      return;
    case 'html':
      response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Sign in</title>');
      return;
    case 'not-json':
      response.writeHead(200, { 'content-type': 'text/event-stream' }).end('data: {not json\n\n');
      return;
    default:
      return speak(behaviour, scene);
  }
}

async function speak(behaviour: ModelBehaviour, { response, call, options }: Scene): Promise<void> {
  const text = textOf(behaviour, call);
  if (!call.isStreaming || options.neverStreams) return sendWhole(response, call, text);
  const breakAt = breakOf(behaviour);
  await sendStream(response, call, {
    text,
    pauseMs: behaviour.kind === 'drip' ? behaviour.pauseMs : (options.tokenDelayMs ?? 0),
    isEndless: behaviour.kind === 'endless',
    withUsage: !(behaviour.kind === 'say' && behaviour.withoutUsage),
    ...(breakAt ? { breakAt } : {}),
  });
}

function breakOf(behaviour: ModelBehaviour): StreamPlan['breakAt'] {
  if (!('afterTokens' in behaviour)) return undefined;
  const { kind: how, afterTokens } = behaviour;
  return how === 'stream-error' ? { how, afterTokens, code: behaviour.code } : { how, afterTokens };
}

function textOf(behaviour: ModelBehaviour, { messages }: ModelCall): string {
  if (behaviour.kind === 'say') return behaviour.text;
  if (behaviour.kind === 'empty') return '';
  if (behaviour.kind === 'lying') return lyingPage(messages);
  if (behaviour.kind === 'foreign') return foreignPage(messages);
  if (behaviour.kind === 'endless') return 'and so on ';
  const page = honestPage(messages) || 'ok';
  return behaviour.kind === 'think' ? `<think>\nFirst [e1], then…\n</think>\n\`\`\`markdown\n${page}\n\`\`\`` : page;
}

function echoOf(key: string): string {
  const encoded = Buffer.from(key).toString('base64');
  const pair = Buffer.from(`user:${key}`).toString('base64');
  return `Bad key ${key}, also ${encodeURIComponent(key)}, ${encoded} and ${pair}`;
}

interface Refusal {
  readonly status: number;
  readonly code?: string;
  readonly message?: string;
  readonly retryAfter?: string;
}

function refuse(response: ServerResponse, { status, code, message, retryAfter }: Refusal): void {
  if (retryAfter !== undefined) response.setHeader('retry-after', retryAfter);
  json(response, status, {
    error: { message: message ?? `Refused with ${status}.`, type: 'error', code: code ?? null },
  });
}

function json(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(value));
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += (part as Buffer).length;
    if (size > MAX_BODY_BYTES) throw new RangeError('body too large');
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts).toString('utf8');
}
