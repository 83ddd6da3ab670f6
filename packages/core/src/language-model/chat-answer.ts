/** The fields of a chunk or of a whole chat completion that are looked at; any may be missing or of another type. */
interface ChatPart {
  readonly choices?: unknown;
  readonly usage?: unknown;
  readonly delta?: unknown;
  readonly message?: unknown;
  readonly content?: unknown;
  readonly reasoning_content?: unknown;
  readonly reasoning?: unknown;
  readonly finish_reason?: unknown;
  readonly prompt_tokens?: unknown;
  readonly completion_tokens?: unknown;
}

/** Tokens as the provider counted them. */
export interface CountedUsage {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** A number of tokens above this is no count. */
const MAX_TOKENS = 100_000_000;

/** What one chunk, or a whole answer, adds. */
export interface ReadPart {
  readonly text: string;
  /** Whether anything was generated, be it hidden thought. */
  readonly isAlive: boolean;
  readonly finish?: string;
  readonly usage?: CountedUsage;
}

/** Reads a chunk of a stream (`delta`) or a whole completion (`message`), whatever its shape. Pure, never throws. */
export function readChatPart(value: unknown): ReadPart {
  const { choices, usage } = objectOf(value);
  const choice = objectOf(Array.isArray(choices) ? choices[0] : undefined);
  const said = objectOf(choice.delta ?? choice.message);
  const text = textOf(said.content);
  const thought = textOf(said.reasoning_content) || textOf(said.reasoning);
  const finish = choice.finish_reason;
  const counted = readUsage(usage);
  return {
    text,
    isAlive: text !== '' || thought !== '',
    ...(typeof finish === 'string' ? { finish } : {}),
    ...(counted ? { usage: counted } : {}),
  };
}

function readUsage(value: unknown): CountedUsage | undefined {
  const { prompt_tokens: input, completion_tokens: output } = objectOf(value);
  if (!isCount(input) || !isCount(output)) return undefined;
  return input + output > 0 ? { inputTokens: input, outputTokens: output } : undefined;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= MAX_TOKENS;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function objectOf(value: unknown): ChatPart {
  return typeof value === 'object' && value ? (value as ChatPart) : {};
}
