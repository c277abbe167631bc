import { expect, it } from 'vitest';
import { pathOf } from '../../../../client/api/pathOf.ts';

it('fills each name of the path and escapes what is put in', () => {
  expect(pathOf('/api/schools/:schoolId', { schoolId: 'a/b?c' }, undefined)).toBe('/api/schools/a%2Fb%3Fc');
});

it('appends the query and leaves out what is undefined', () => {
  expect(pathOf('/api/lessons', undefined, { fromMs: 0, toMs: 5, schoolId: undefined })).toBe(
    '/api/lessons?fromMs=0&toMs=5',
  );
});

it('adds nothing when there is nothing to add', () => {
  expect(pathOf('/api/session', {}, {})).toBe('/api/session');
});
