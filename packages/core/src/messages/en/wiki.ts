/** wiki texts in English; this object is the type that Turkish has to satisfy. */
export const wiki = {};

export type WikiMessages = { readonly [K in keyof typeof wiki]: (typeof wiki)[K] extends string ? string : (typeof wiki)[K] };
