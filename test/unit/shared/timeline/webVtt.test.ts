import fc from 'fast-check';
import { expect, it } from 'vitest';
import { vttOf } from '../../../../shared/timeline/webVtt.ts';
import { parseVtt } from '../../../support/film/parseVtt.ts';

it('writes times to the millisecond, also beyond an hour', () => {
  expect(vttOf([{ fromMs: 3_723_004.4, toMs: 3_724_500, text: '第 2 页' }])).toBe(
    'WEBVTT\n\n1\n01:02:03.004 --> 01:02:04.500\n第 2 页\n',
  );
  expect(vttOf([])).toBe('WEBVTT\n');
});

it('lets no text be taken for markup, an arrow, or the end of a cue', () => {
  const text = '<b>1 --> 2</b> & 3\n\n00:00:01.000 --> 00:00:02.000\nNOTE';
  const [cue, ...more] = parseVtt(vttOf([{ fromMs: 0, toMs: 1_000, text }]));
  expect(cue?.text).toBe('<b>1 --> 2</b> & 3 00:00:01.000 --> 00:00:02.000 NOTE');
  expect(more).toEqual([]);
});

it('leaves out what has no text or no length', () => {
  const at = { fromMs: 5, toMs: 10 };
  expect(
    vttOf([
      { ...at, text: ' \n ' },
      { fromMs: 5, toMs: 5.2, text: '短' },
    ]),
  ).toBe('WEBVTT\n');
});

it('is read again as it was written, whatever is in it', () => {
  const cue = fc
    .record({
      fromMs: fc.nat(90_000_000),
      lengthMs: fc.integer({ min: 1, max: 9_000_000 }),
      text: fc.string({ unit: 'binary', maxLength: 30 }),
    })
    .map(({ fromMs, lengthMs, text }) => ({ fromMs, toMs: fromMs + lengthMs, text }));
  fc.assert(
    fc.property(fc.array(cue, { maxLength: 8 }), (cues) => {
      const plain = (text: string) => text.replace(/\0/g, '\uFFFD').replace(/\s+/g, ' ').trim();
      const written = cues.map((each) => ({ ...each, text: plain(each.text) })).filter(({ text }) => text !== '');
      expect(parseVtt(vttOf(cues))).toEqual(written.sort((a, b) => a.fromMs - b.fromMs));
    }),
  );
});
