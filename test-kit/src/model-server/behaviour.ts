/**
 * What the scripted model does with one chat call.
 *
 * - `honest` writes a page from the evidence it finds in the prompt; `lying` invents, smuggles and obeys repository text.
 * - `say` answers with the given text, `empty` with none.
 * - `think` puts a thought block and a code fence around an honest answer.
 * - `foreign` writes fluent German with correct evidence.
 * - `status` refuses with an HTTP status and an error body in OpenAI's form.
 * - `echo-key` refuses and repeats the received key, plain, URL-encoded and in base64, in the error text.
 * - `cut` drops the connection after some tokens; `stop-early` ends the stream politely but without an end mark.
 * - `stream-error` sends an error inside the stream after some tokens.
 * - `stall` goes silent after some tokens; `drip` sends one token after each pause.
 * - `not-json` streams a line that is not JSON; `html` answers 200 with a web page.
 * - `endless` never stops and ignores the output cap; `redirect` answers 307.
 */
export type ModelBehaviour =
  | { readonly kind: 'honest' }
  | { readonly kind: 'lying' }
  | { readonly kind: 'think' }
  | { readonly kind: 'foreign' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'say'; readonly text: string; readonly withoutUsage?: boolean }
  | {
      readonly kind: 'status';
      readonly status: number;
      /** `error.code` of the body, such as `insufficient_quota`. */
      readonly code?: string;
      readonly message?: string;
      /** Value of the Retry-After header. */
      readonly retryAfter?: string;
    }
  | { readonly kind: 'echo-key'; readonly status: number }
  | { readonly kind: 'cut'; readonly afterTokens: number }
  | { readonly kind: 'stop-early'; readonly afterTokens: number }
  | { readonly kind: 'stream-error'; readonly afterTokens: number; readonly code: string | number }
  | { readonly kind: 'stall'; readonly afterTokens: number }
  | { readonly kind: 'drip'; readonly pauseMs: number }
  | { readonly kind: 'not-json' }
  | { readonly kind: 'html' }
  | { readonly kind: 'endless' }
  | { readonly kind: 'redirect'; readonly to: string };

/** A message of a chat call as it arrived. */
export interface ChatMessage {
  readonly role: string;
  readonly content: string;
}

/** A chat call as the server saw it. Never holds the key. */
export interface ModelCall {
  /** 0-based, in order of arrival. */
  readonly index: number;
  readonly model: string;
  readonly messages: readonly ChatMessage[];
  readonly isStreaming: boolean;
  /** `max_tokens` or `max_completion_tokens`, whichever was sent. */
  readonly maxTokens: number | undefined;
  /** Names of the fields of the body, in order. */
  readonly fields: readonly string[];
  /** Names of the request headers, lower case. */
  readonly headers: readonly string[];
  readonly authorizationPresent: boolean;
  /** Whether the caller hung up before the answer was complete. */
  aborted: boolean;
  /** Tokens sent so far. */
  sentTokens: number;
}

/** One behaviour for all calls, one for each call (the last repeats), or a choice made for each call. */
export type ModelScript = ModelBehaviour | readonly ModelBehaviour[] | ((call: ModelCall) => ModelBehaviour);

/** The behaviour that `script` prescribes for `call`. */
export function behaviourFor(script: ModelScript, call: ModelCall): ModelBehaviour {
  if (typeof script === 'function') return script(call);
  if ('kind' in script) return script;
  return script[Math.min(call.index, script.length - 1)] ?? { kind: 'empty' };
}
