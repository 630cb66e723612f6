declare const of: unique symbol;

/** JSON, ready to be sent, of a value of that type. */
export type JsonOf<T> = string & { readonly [of]?: T };
