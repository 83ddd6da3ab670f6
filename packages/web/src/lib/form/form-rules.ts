/** What the form knows about addresses and fields: loaded when somebody begins to fill it in. */
export { checkDraft } from './check-draft.ts';
export { toOrder } from './to-order.ts';
export { understandRepository } from './understand-repository.ts';
