import { expect, it } from 'vitest';
import { applyEdit } from '../../../../scripts/worker/recipe/applyRecipe.ts';

const edit = { file: 'meson.build', find: "'>= 1.1.0'", replace: "'>= 1.0.0'", because: 'Debian 12 has 1.0.1.' };

it('changes the one place that it was written for', () => {
  expect(applyEdit("meson_version: '>= 1.1.0',", edit)).toBe("meson_version: '>= 1.0.0',");
});

it.for([
  ['0 times', 'meson_version: none'],
  ['2 times', "'>= 1.1.0' '>= 1.1.0'"],
] as const)('refuses a source in which that place occurs %s, and says why it matters', ([times, text]) => {
  expect(() => applyEdit(text, edit)).toThrow(times);
  expect(() => applyEdit(text, edit)).toThrow(/meson\.build.*Debian 12 has 1\.0\.1/s);
});
