/** The grades as the ends of their keys: `grade.1` … `grade.12`. */
export const grades = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'] as const;

/** The end of a grade's key, e.g. `5` for `grade.5`. Grades are 1–12; anything else is an error of the caller. */
export function gradeKey(grade: number): (typeof grades)[number] {
  const key = grades[grade - 1];
  if (key === undefined) throw new RangeError(`There is no grade ${grade}.`);
  return key;
}
