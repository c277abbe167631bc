/** One area's texts: a flat table, so that a key is a whole phrase and can be searched for. */
export type Texts = Readonly<Record<string, string>>;

/** English tells one from many where Chinese does not: each `…_other` needs its `…_one` as well. */
type OneOf<Key> = Key extends `${infer Base}_other` ? `${Base}_one` : never;

/** What a translation of `Original` must have: the same keys, no more and no fewer. */
export type Translation<Original extends Texts> = { readonly [Key in keyof Original | OneOf<keyof Original>]: string };
