/** Keys of the instruments that come with the product, as they stand in the database and in files; never changed. */
export const BUILT_IN_KEYS = ['st', 'std', 'fias', 'copus'] as const;
