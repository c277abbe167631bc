import { afterEach, describe, expect, it, vi } from 'vitest';
import { keepScreens, readKeptScreens } from '../../../../../../client/screens/classroom-display/second/keptScreens.ts';

const ONE = { two: false, swapped: false };

afterEach(() => vi.unstubAllGlobals());

describe('how a classroom uses its screens', () => {
  it('is remembered on the device', () => {
    const kept = new Map<string, string>();
    vi.stubGlobal('localStorage', {
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, value: string) => kept.set(name, value),
    });
    expect(readKeptScreens()).toEqual(ONE);
    keepScreens({ two: true, swapped: true });
    expect(readKeptScreens()).toEqual({ two: true, swapped: true });
  });

  it.each(['{', '{"two":"yes"}', 'null'])('is one screen when what was kept is damaged: %s', (damaged) => {
    vi.stubGlobal('localStorage', { getItem: () => damaged });
    expect(readKeptScreens()).toEqual(ONE);
  });

  it('is one screen where storage is forbidden, which is no fault', () => {
    const forbidden = () => {
      throw new DOMException('forbidden', 'SecurityError');
    };
    vi.stubGlobal('localStorage', { getItem: forbidden, setItem: forbidden });
    expect(readKeptScreens()).toEqual(ONE);
    expect(() => keepScreens({ two: true, swapped: false })).not.toThrow();
  });
});
