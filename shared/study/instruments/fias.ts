/** Flanders' ten categories (FIAS, 1970), one code each 3 s. */
export const FIAS_CODES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;
export type FiasCode = (typeof FIAS_CODES)[number];

/** Silence or confusion: what a lesson is framed with, so that rows and columns agree. */
export const FIAS_SILENCE: FiasCode = 10;

/** Flanders' norm of 1970, as shares: what teachers, pupils and silence took in the lessons that he saw. */
export const FIAS_NORM: Readonly<Record<string, number | undefined>> = { tt: 0.68, pt: 0.2, sc: 0.12 };
