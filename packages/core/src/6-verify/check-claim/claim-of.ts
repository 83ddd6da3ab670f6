import type { Claim } from '#vocabulary';

/** The claim with this predicate. */
export type ClaimOf<P extends Claim['predicate']> = Extract<Claim, { readonly predicate: P }>;
