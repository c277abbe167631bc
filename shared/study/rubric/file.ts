import { z } from 'zod';
import { Rubric } from './rubric.ts';

/** A rubric as a file of its own. `version` grows when an older program could misread it. */
const RubricFile = z.strictObject({ format: z.literal('tongtang-rubric'), version: z.literal(1), rubric: Rubric });

/** A rubric as the text of a file that people can read. */
export function writeRubricFile(rubric: Rubric): string {
  const file: z.infer<typeof RubricFile> = { format: 'tongtang-rubric', version: 1, rubric };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** What was read, or where it could not be read: a path such as `rubric.nodes.3.points`, empty where it is no such file. */
export type ReadRubric = { readonly rubric: Rubric } | { readonly at: string };

/** Reads the text of such a file. */
export function readRubricFile(text: string): ReadRubric {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    // Not JSON at all: there is no place to point at.
    return { at: '' };
  }
  const parsed = RubricFile.safeParse(content);
  return parsed.success ? { rubric: parsed.data.rubric } : { at: parsed.error.issues[0]?.path.join('.') ?? '' };
}
