import { OrionError } from '#errors';
import type { Untrusted } from '#vocabulary';

/** Who wrote the text of a slot. */
type SlotTrust = 'trusted' | 'untrusted';

/** A prompt file after `scripts/generate-prompts.ts` checked it. */
export interface Prompt {
  readonly name: string;
  /** Grows whenever the text changes. */
  readonly version: number;
  readonly purpose: string;
  readonly inputs: Readonly<Record<string, SlotTrust>>;
  /** Name of what the answer must be. */
  readonly output: string;
  readonly maxInputTokens: number;
  readonly maxOutputTokens: number;
  readonly system: string;
  readonly user: string;
}

/** Text of our own, from a fixed list: may stand in a prompt as it is. */
export type Trusted = string & { readonly __trusted: true };

/** Marks text as our own. Never call it with anything that was read or received. */
export function asTrusted(text: string): Trusted {
  return text as Trusted;
}

/** A value for each slot of the prompt, of the kind it declares. */
export type PromptValues<P extends Prompt> = {
  readonly [Slot in keyof P['inputs']]: P['inputs'][Slot] extends 'trusted' ? Trusted : Untrusted;
};

/** A prompt with its slots filled: what is sent. */
export interface RenderedPrompt {
  readonly system: string;
  readonly user: string;
}

/** What a fence looks like: long enough that no repository guesses it. */
const FENCE = /^[a-z0-9]{16,64}$/;

/** Signs that a reader does not see and a model does: controls, zero-width and direction marks, tag letters. */
const INVISIBLE = /(?![\t\n])[\p{Cc}\p{Cf}]/gu;

/**
 * The prompt with its slots filled in one pass, so that a value can never open a slot. Untrusted values stand between
 * fence tags from which they cannot break out.
 * @throws INTERNAL when the fence could be guessed
 */
export function renderPrompt<P extends Prompt>(prompt: P, values: PromptValues<P>, fence: string): RenderedPrompt {
  if (!FENCE.test(fence)) throw new OrionError('INTERNAL', { cause: new RangeError('the prompt fence is too short') });
  const fill = (text: string) =>
    text.replace(/\{\{([a-z][a-z0-9-]*)\}\}/g, (_slot, name: string) => {
      if (name === 'fence') return fence;
      const value = values[name as keyof P['inputs']] ?? '';
      return prompt.inputs[name] === 'trusted' ? value : fenceIn(value, fence);
    });
  return { system: fill(prompt.system), user: fill(prompt.user) };
}

/** Data between its tags. The replacement is not empty, so that removing one tag cannot put another together. */
function fenceIn(value: string, fence: string): string {
  const data = value.replace(INVISIBLE, '').replace(new RegExp(fence, 'gi'), '[tag]');
  return `<data-${fence}>\n${data}\n</data-${fence}>`;
}
