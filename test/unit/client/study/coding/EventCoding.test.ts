import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EventCoding } from '../../../../../client/study/coding/EventCoding.ts';
import type { SheetEvent } from '../../../../../shared/api/index.ts';
import { Scheme } from '../../../../../shared/study/scheme.ts';
import { ids } from '../../../../support/ids.ts';

const words = (word: string) => ({ 'zh-CN': word, en: word });
const state = { group: words('组织'), exclusive: true, lasts: 'state' as const };
const scheme = Scheme.parse({
  ...{ key: `own:${ids.ownScheme(1)}`, version: 1, label: words('课堂'), unit: 'event', intervalS: 1, choice: 'many' },
  codes: [
    { key: 'Q', hotkey: 'q', label: words('问'), group: null },
    { key: 'W', hotkey: 'w', label: words('全班'), ...state },
    { key: 'G', hotkey: 'g', label: words('小组'), ...state },
    { key: 'N', hotkey: 'x', label: words('吵'), group: null, lasts: 'state' },
  ],
});

describe('events', () => {
  const sent: SheetEvent[][] = [];
  const open = (events: SheetEvent[] = []): EventCoding =>
    new EventCoding({
      sheet: { scheme, events },
      save: async (items) => {
        sent.push(items);
        return items.map((event) => ({ ...event, version: event.version + 1 }));
      },
      onOverruled: () => undefined,
      onRefused: () => undefined,
    });
  const row = (coding: EventCoding): string =>
    coding
      .events()
      .map(({ code, fromMs, toMs }) => `${code} ${fromMs}${toMs === null ? '' : `-${toMs}`}`)
      .join(', ');

  beforeEach(() => {
    vi.useFakeTimers();
    sent.length = 0;
  });
  afterEach(() => vi.useRealTimers());

  it('are written at their moment, and stand in the order of time', () => {
    const coding = open();
    coding.press('Q', 5_000.4);
    coding.press('Q', 2_000);
    expect(row(coding)).toBe('Q 2000, Q 5000');
  });

  it('that last begin with a key and end with the same one', () => {
    const coding = open();
    coding.press('N', 1_000);
    expect(coding.goingOn('N')?.fromMs).toBe(1_000);
    coding.press('N', 4_000);
    expect([row(coding), coding.goingOn('N')]).toEqual(['N 1000-4000', undefined]);
    coding.press('N', 6_000);
    // Somebody who went back begins another one: an end before the beginning is none.
    coding.press('N', 500);
    expect(row(coding)).toBe('N 500, N 1000-4000, N 6000');
  });

  it('of an exclusive group end each other, and others not', () => {
    const coding = open();
    coding.press('N', 0);
    coding.press('W', 1_000);
    coding.press('G', 3_000);
    expect(row(coding)).toBe('N 0, W 1000-3000, G 3000');
  });

  it('are taken back key by key, with what the key had ended', () => {
    const coding = open();
    coding.press('W', 1_000);
    coding.press('G', 3_000);
    coding.press('G', 4_000);
    coding.undo();
    expect(row(coding)).toBe('W 1000-3000, G 3000');
    coding.undo();
    expect(row(coding)).toBe('W 1000');
    coding.undo();
    coding.undo();
    expect(row(coding)).toBe('');
  });

  it('are nudged and removed when they are chosen, and that is taken back as well', () => {
    const coding = open();
    coding.press('N', 1_000);
    coding.press('N', 2_000);
    coding.nudge(40);
    coding.nudge(-2_000);
    expect(row(coding)).toBe('N 0-1000');
    coding.remove();
    expect(row(coding)).toBe('');
    coding.remove();
    coding.undo();
    expect(row(coding)).toBe('N 0-1000');
  });

  it('are kept under the same id whatever is done with them, and come back', async () => {
    const coding = open();
    coding.press('Q', 1_000);
    coding.undo();
    await coding.saver.flush();
    expect(sent).toEqual([[{ eventId: expect.any(String), code: null, fromMs: 1_000, toMs: null, version: 0 }]]);
    coding.press('W', 2_000);
    await coding.saver.flush();
    const kept = sent.flat().map((event) => ({ ...event, version: 1 }));
    const again = open(kept);
    expect(row(again)).toBe('W 2000');
    again.press('W', 3_000);
    await again.saver.flush();
    expect(sent.at(-1)).toEqual([{ ...kept[1], toMs: 3_000 }]);
  });
});
