/** Whether, as both databases can keep it. */
export type Flag = 0 | 1;
