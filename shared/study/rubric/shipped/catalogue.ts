import { z } from 'zod';
import type { Rubric } from '../rubric.ts';
import { lessonForm } from './lessonForm.ts';
import { liccForm } from './liccForm.ts';

/** The rubrics that come with the product, by name. */
export const ShippedRubric = z.enum(['lesson-form', 'licc']);
export type ShippedRubric = z.infer<typeof ShippedRubric>;

/** What they are. */
export const shippedRubrics: Readonly<Record<ShippedRubric, Rubric>> = { 'lesson-form': lessonForm, licc: liccForm };
