import { LayoutName } from '../../../shared/lesson/state.ts';

/** What may be large; automatic first: it is right most of the time. */
export const LAYOUT_CHOICES = ['auto', ...LayoutName.options] as const;
export type LayoutChoice = (typeof LAYOUT_CHOICES)[number];
