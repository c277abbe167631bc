/** A ratio as it is shown: three places, and a dash where it is undefined. */
export const shownRatio = (value: number | null): string => (value === null ? '—' : value.toFixed(3));

/** A share as it is shown, in per cent with one place. */
export const shownShare = (value: number | null): string => (value === null ? '—' : `${(100 * value).toFixed(1)} %`);
