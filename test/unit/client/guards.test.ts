import { describe, expect, it } from 'vitest';
import { homeOf, safeBack } from '../../../client/guards.ts';
import { PersonId, type PersonRole } from '../../../shared/vocabulary/index.ts';

const person = (roles: PersonRole[], mustChangePassword = false) => ({
  kind: 'person' as const,
  personId: PersonId.parse('per_0000000000000000'),
  name: '林晓音',
  roles,
  schoolId: null,
  mustChangePassword,
});

describe('the first screen', () => {
  it('is the administration for those who run a school, also when they teach', () => {
    expect(homeOf(person(['teacher', 'school-administrator']))).toBe('/admin');
  });

  it('is the day of lessons for a teacher', () => {
    expect(homeOf(person(['teacher', 'observer']))).toBe('/today');
  });

  it('is the library for those who only watch', () => {
    expect(homeOf(person(['researcher']))).toBe('/library');
  });

  it('is the sign-in screen for strangers and for a first password', () => {
    expect(homeOf({ kind: 'stranger' })).toBe('/sign-in');
    expect(homeOf(person(['district-administrator'], true))).toBe('/sign-in');
  });
});

describe('the way back after signing in', () => {
  it('leads to our own pages', () => {
    expect(safeBack('/pair?code=12345678')).toBe('/pair?code=12345678');
  });

  it.each([
    'https://elsewhere.example',
    '//elsewhere.example',
    '/\\elsewhere.example',
    'javascript:alert(1)',
    '/sign-in?back=/',
  ])('never leads to %s', (back) => {
    expect(safeBack(back)).toBeUndefined();
  });
});
