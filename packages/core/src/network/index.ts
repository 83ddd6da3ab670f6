export { createOutboundPolicy, DEFAULT_OUTBOUND_SETTINGS, type Resolver } from './create-outbound-policy.ts';
export { AnswerTooLargeError, createGuardedFetch, type GuardedFetchOptions } from './guarded-fetch.ts';
export { openPinnedClient, type PinnedAnswer, type PinnedClient, type PinnedStream } from './open-pinned-client.ts';
export type { OutboundPolicy, OutboundSettings, VettedUrl } from './outbound-policy.ts';
export { type OutboundReason, reasonOf } from './outbound-reason.ts';
