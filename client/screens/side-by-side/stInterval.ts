/** Both lessons are sampled by the same interval, in s: Ch and the mode depend on it. */
export const ST_INTERVAL_S = 15;
