/** What the form knows about addresses and fields: loaded when somebody begins to fill it in. */
export { addressToAsk } from './address-to-ask.ts';
export { checkDraft } from './check-draft.ts';
export { Lookup } from './lookup.svelte.ts';
export { isUnknownRef } from './lookup-text.ts';
export { default as MeaningText } from './MeaningText.svelte';
export { toOrder } from './to-order.ts';
export { understandRepository } from './understand-repository.ts';
export { hostName } from './understood-text.ts';
