import OpenAI from 'openai';
import { Stream } from 'openai/core/streaming';
import { OrionError } from '#errors';
import type { LanguageModel, ModelAnswer, ModelRequest } from '#language-model';
import { estimateTokens } from '#text/estimate-tokens';
import { Secret } from '#text/secret';
import { callWithRetries, MAX_RETRIES } from './call-with-retries.ts';
import { type CountedUsage, readChatPart } from './chat-answer.ts';
import { parseModelAddress } from './model-address.ts';
import { type ModelClock, systemClock, untilAborted } from './model-clock.ts';
import { BrokenStream, type ModelFailure, UnusableAnswer } from './model-failure.ts';
import { createModelTransport, type ModelTransport } from './model-transport.ts';
import { safeCause } from './safe-cause.ts';

/** A stream without a token for this long is cut, in milliseconds. @source model.md §2 */
const STALL_MS = 60_000;

/** One call, however steadily it drips, ends after this long, in milliseconds: a 3,000-token answer at 10 tokens a second. */
const CALL_MS = 300_000;

/** Largest answer as it comes over the wire, in bytes. @source server.md §2 */
const MAX_WIRE_BYTES = 8 * 1024 * 1024;

/** Bytes of text that one token of the output cap may stand for; a provider that sends more ignores the cap. */
const MAX_BYTES_PER_TOKEN = 24;

/** Output cap of the preflight: enough for a model that thinks before it says one word. */
const PREFLIGHT_TOKENS = 256;

/** How to reach one model of one provider. */
export interface OpenAiModelSettings {
  /** Any OpenAI-compatible endpoint; most end in `/v1`. */
  readonly baseUrl: string;
  /** May be empty: local servers often want none. */
  readonly apiKey: Secret;
  readonly model: string;
  /** The guarded fetch of the outbound policy. */
  readonly fetch: typeof fetch;
  readonly timeouts?: { readonly stallMs?: number; readonly callMs?: number };
  /** Attempts after the first one. Default and most: 3. */
  readonly retries?: number;
  readonly clock?: ModelClock;
  /** 0 ≤ random < 1, for the jitter of pauses. */
  readonly random?: () => number;
  /** Sent only when set: some models refuse it. */
  readonly temperature?: number;
}

/**
 * A model behind an OpenAI-compatible endpoint: streamed chat completions without tools. The client library never holds
 * the key; no error, message or cause contains it.
 * @throws REQUEST_INVALID when the base URL is no address
 */
export function createOpenAiModel(settings: OpenAiModelSettings): LanguageModel {
  const { baseUrl, host } = parseModelAddress(settings.baseUrl);
  const apiKey = new Secret(settings.apiKey.reveal().trim());
  const transport = createModelTransport({ fetch: settings.fetch, apiKey, maxBytes: MAX_WIRE_BYTES });
  const callMs = settings.timeouts?.callMs ?? CALL_MS;
  const client = new OpenAI({
    baseURL: baseUrl,
    apiKey: 'added-by-the-transport',
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    fetch: transport.fetch,
    maxRetries: 0,
    timeout: callMs,
    logLevel: 'off',
  });
  const provider: Provider = {
    client,
    transport,
    apiKey,
    host,
    model: settings.model,
    stallMs: settings.timeouts?.stallMs ?? STALL_MS,
    callMs,
    retries: Math.min(MAX_RETRIES, settings.retries ?? MAX_RETRIES),
    clock: settings.clock ?? systemClock,
    random: settings.random ?? Math.random,
    temperature: settings.temperature,
    dialect: { capField: host === 'api.openai.com' ? 'max_completion_tokens' : 'max_tokens', asksForUsage: true },
  };
  return {
    name: settings.model,
    complete: (request) => complete(provider, request),
    preflight: async (signal) => {
      // Somebody waits for this answer: one second try is enough. What it learns about the provider is kept.
      await complete({ ...provider, retries: Math.min(1, provider.retries) }, { ...PREFLIGHT, signal });
    },
  };
}

const PREFLIGHT = { system: 'Answer with the single word: ready', user: 'Ready?', maxOutputTokens: PREFLIGHT_TOKENS };

interface Provider {
  readonly client: OpenAI;
  readonly transport: ModelTransport;
  readonly apiKey: Secret;
  readonly host: string;
  readonly model: string;
  readonly stallMs: number;
  readonly callMs: number;
  readonly retries: number;
  readonly clock: ModelClock;
  readonly random: () => number;
  readonly temperature: number | undefined;
  /** Learnt from the provider's refusals, kept for the next calls. */
  readonly dialect: { capField: 'max_tokens' | 'max_completion_tokens'; asksForUsage: boolean };
}

function complete(provider: Provider, request: ModelRequest): Promise<ModelAnswer> {
  const { clock, random, retries } = provider;
  if (!/^[\x21-\x7e]*$/.test(provider.apiKey.reveal())) {
    // Such a key cannot be sent in a header, and the platform's error about it would repeat it.
    return Promise.reject(new OrionError('MODEL_AUTH_FAILED', { params: { host: provider.host } }));
  }
  return callWithRetries(() => attempt(provider, request), {
    ...{ clock, random, retries, signal: request.signal },
    learn: (failure) => learnDialect(provider, failure),
    describe: (failure, thrown) => errorFor(provider, failure, thrown),
    ...(request.onRateLimited ? { onRateLimited: request.onRateLimited } : {}),
  });
}

/** Whether the call is worth another try because the provider's refusal taught another form of the request. */
function learnDialect({ dialect }: Provider, { unknownField }: ModelFailure): boolean {
  if (unknownField === 'stream_options' && dialect.asksForUsage) {
    dialect.asksForUsage = false;
    return true;
  }
  if (unknownField !== 'max_tokens' || dialect.capField !== 'max_tokens') return false;
  dialect.capField = 'max_completion_tokens';
  return true;
}

function errorFor(provider: Provider, failure: ModelFailure, thrown: unknown): OrionError {
  const { host, model } = provider;
  const seconds = Math.round(provider.stallMs / 1000);
  return new OrionError(failure.code, {
    params: {
      host,
      model,
      seconds,
      ...(failure.reason === undefined ? {} : { reason: failure.reason }),
      ...failure.params,
    },
    cause: safeCause(thrown, provider.apiKey),
  });
}

/** One request and its whole answer. Throws whatever the client library, the transport or the clock ends it with. */
async function attempt(provider: Provider, request: ModelRequest): Promise<ModelAnswer> {
  const cut = new AbortController();
  const timedOut = () => cut.abort(new OrionError('MODEL_TIMEOUT'));
  const stopCall = provider.clock.after(provider.callMs, timedOut);
  let stopStall = provider.clock.after(provider.stallMs, timedOut);
  const onSignOfLife = () => {
    stopStall();
    stopStall = provider.clock.after(provider.stallMs, timedOut);
  };
  const signal = AbortSignal.any([cut.signal, request.signal]);
  try {
    return await untilAborted(converse(provider, request, { signal, onSignOfLife }), signal);
  } finally {
    stopCall();
    stopStall();
    cut.abort(new OrionError('CANCELLED'));
  }
}

interface Conversation {
  readonly signal: AbortSignal;
  readonly onSignOfLife: () => void;
}

async function converse(provider: Provider, request: ModelRequest, conversation: Conversation): Promise<ModelAnswer> {
  const { client, transport, dialect, temperature } = provider;
  const response = await client.chat.completions
    .create(
      {
        model: provider.model,
        messages: [
          { role: 'system', content: request.system },
          { role: 'user', content: request.user },
        ],
        stream: true,
        [dialect.capField]: request.maxOutputTokens,
        ...(dialect.asksForUsage ? { stream_options: { include_usage: true } } : {}),
        ...(temperature === undefined ? {} : { temperature }),
      },
      { signal: conversation.signal },
    )
    .asResponse();
  conversation.onSignOfLife();
  const type = (response.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === 'application/json') return readWhole(await response.json(), request);
  // Some local servers name no type at all.
  if (type !== 'text/event-stream' && type !== '') throw new UnusableAnswer(`content type ${type}`);
  const answer = await readStream(provider, { response, request, conversation });
  if (answer.finish === undefined && !transport.hasEnded(response)) throw new BrokenStream('no end mark');
  return answerFrom(answer, request);
}

interface Gathered {
  text: string;
  usage?: CountedUsage;
  finish?: string;
}

function readWhole(value: unknown, request: ModelRequest): ModelAnswer {
  const part = readChatPart(value);
  if (part.finish === undefined && part.text === '') throw new UnusableAnswer('no chat completion');
  return answerFrom(part, request);
}

interface OpenStream {
  readonly response: Response;
  readonly request: ModelRequest;
  readonly conversation: Conversation;
}

async function readStream({ client }: Provider, { response, request, conversation }: OpenStream): Promise<Gathered> {
  const controller = new AbortController();
  const gathered: Gathered = { text: '' };
  const maxBytes = request.maxOutputTokens * MAX_BYTES_PER_TOKEN;
  let receivedBytes = 0;
  for await (const chunk of Stream.fromSSEResponse<unknown>(response, controller, client)) {
    const part = readChatPart(chunk);
    if (part.isAlive) conversation.onSignOfLife();
    if (part.usage) gathered.usage = part.usage;
    if (part.finish !== undefined) gathered.finish = part.finish;
    if (part.text === '') continue;
    gathered.text += part.text;
    request.onDelta?.(gathered.text.length);
    receivedBytes += Buffer.byteLength(part.text);
    if (receivedBytes > maxBytes) {
      gathered.finish = 'length';
      break;
    }
  }
  return gathered;
}

function answerFrom({ text, usage, finish }: Gathered, request: ModelRequest): ModelAnswer {
  return {
    text,
    inputTokens: usage?.inputTokens ?? estimateTokens(request.system) + estimateTokens(request.user),
    outputTokens: usage?.outputTokens ?? estimateTokens(text),
    isCounted: usage !== undefined,
    isCut: finish === 'length',
  };
}
