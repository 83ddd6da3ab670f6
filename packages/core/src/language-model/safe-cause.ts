import { maskSecret } from '#text/mask-secret';
import type { Secret } from '#text/secret';
import { causesOf } from './model-failure.ts';

/** Longest message kept of one cause, in characters. */
const MAX_MESSAGE_CHARS = 400;

/** Longest stack kept of one cause, in characters. */
const MAX_STACK_CHARS = 2000;

/**
 * A copy of an error and its causes for the log: names, messages and stacks without the key; no headers, no bodies, no
 * other fields. A hostile endpoint can repeat the key in its error text.
 */
export function safeCause(thrown: unknown, apiKey: Secret): Error {
  let inner: Error | undefined;
  for (const cause of [...causesOf(thrown)].reverse()) inner = copyOf(cause, apiKey, inner);
  return inner ?? new Error('no reason given');
}

function copyOf(cause: unknown, apiKey: Secret, inner: Error | undefined): Error {
  const clean = (text: string, limit: number) => maskSecret(text, apiKey).slice(0, limit);
  const { name, message, stack } =
    cause instanceof Error ? cause : { name: 'Error', message: String(cause), stack: '' };
  const copy = new Error(clean(message, MAX_MESSAGE_CHARS), inner ? { cause: inner } : undefined);
  copy.name = clean(name, MAX_MESSAGE_CHARS);
  copy.stack = clean(stack ?? '', MAX_STACK_CHARS);
  return copy;
}
