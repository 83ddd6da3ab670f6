/** One request to a model: two messages, streamed back. */
export interface ModelRequest {
  readonly system: string;
  readonly user: string;
  /** Hard cap of the answer, in tokens. */
  readonly maxOutputTokens: number;
  /** Ends the call within a second. */
  readonly signal: AbortSignal;
  /** Called with the characters received so far. */
  readonly onDelta?: (receivedChars: number) => void;
  /** Called each time the provider asks to slow down, before the wait: whoever runs calls side by side runs fewer. */
  readonly onRateLimited?: () => void;
}

/** A model's answer with what it cost. */
export interface ModelAnswer {
  readonly text: string;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Whether the numbers are the provider's or our estimate. */
  readonly isCounted: boolean;
  /** Whether the provider stopped at the output cap. */
  readonly isCut: boolean;
}

/** The port through which `5-write` reaches a model; replaced by a script in tests. */
export interface LanguageModel {
  /** Name as the user gave it, for the colophon. */
  readonly name: string;
  /**
   * A tiny call that proves address, key and model name before anything is spent.
   * @throws MODEL_AUTH_FAILED, MODEL_NOT_FOUND, MODEL_QUOTA, MODEL_RATE_LIMITED, MODEL_UNREACHABLE, MODEL_TIMEOUT
   */
  preflight(signal: AbortSignal): Promise<void>;
  /**
   * The model's answer. Retries what may be retried, inside the run's deadline.
   * @throws MODEL_AUTH_FAILED, MODEL_NOT_FOUND, MODEL_QUOTA, MODEL_RATE_LIMITED, MODEL_UNREACHABLE, MODEL_TIMEOUT, CANCELLED
   */
  complete(request: ModelRequest): Promise<ModelAnswer>;
}

/** Tokens used by a run. */
export interface ModelUsage {
  readonly calls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
}
