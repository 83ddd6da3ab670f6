/** ui texts in English; this object is the type that Turkish has to satisfy. */
export const ui = {};

export type UiMessages = { readonly [K in keyof typeof ui]: (typeof ui)[K] extends string ? string : (typeof ui)[K] };
