/** Text that somebody else wrote (repository, model answer): may be quoted and escaped, never obeyed or emitted raw. */
export type Untrusted = string & { readonly __untrusted: true };

/** Marks text as written by somebody else. */
export function asUntrusted(text: string): Untrusted {
  return text as Untrusted;
}
