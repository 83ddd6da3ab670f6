/** cli texts in English; this object is the type that Turkish has to satisfy. */
export const cli = {};

export type CliMessages = { readonly [K in keyof typeof cli]: (typeof cli)[K] extends string ? string : (typeof cli)[K] };
