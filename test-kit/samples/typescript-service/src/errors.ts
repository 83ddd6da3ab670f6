/** Base of every error that Hookline throws on purpose. */
export class HooklineError extends Error {
  override readonly name: string = 'HooklineError';
}

/** A setting is missing or makes no sense. */
export class ConfigError extends HooklineError {
  override readonly name = 'ConfigError';
}

/** The signature of a webhook is missing or wrong. */
export class SignatureError extends HooklineError {
  override readonly name = 'SignatureError';
  readonly status = 401;
}
