/** shell texts in English; this object is the type that Turkish has to satisfy. */
export const shell = {};

export type ShellMessages = { readonly [K in keyof typeof shell]: (typeof shell)[K] extends string ? string : (typeof shell)[K] };
