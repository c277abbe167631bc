import { describe, expect, it } from 'vitest';
import { deckTitle } from '../../../../../client/lesson/courseware/deckTitle.ts';
import { OWN_FONT, withOwnFont } from '../../../../../shared/lesson/ownFont.ts';
import { fitInside } from '../../../../../shared/stage/fitInside.ts';
import { Name } from '../../../../../shared/vocabulary/index.ts';

describe('the title of a deck', () => {
  it.each([
    ['茉莉花 第一课时.pdf', '茉莉花 第一课时'],
    ['Unit 3.5 My day.pptx', 'Unit 3.5 My day'],
    ['.pdf', '.pdf'],
    ['行\n行.png', '行 行'],
    ['', '?'],
    [`${'长'.repeat(80)}.pdf`, '长'.repeat(60)],
  ])('%j is called %j, which the server takes', (file, title) => {
    expect(deckTitle(file)).toBe(title);
    expect(Name.parse(title)).toBe(title);
  });
});

describe('a font that the PDF does not bring', () => {
  it.each(['serif', 'sans-serif', 'monospace'])('is ours before the system’s %s', (generic) => {
    expect(withOwnFont(`italic bold 20px "g_d0_f1", ${generic}`)).toBe(
      `italic bold 20px "g_d0_f1", ${OWN_FONT}, ${generic}`,
    );
  });

  it('leaves alone what names no such font', () => {
    expect(withOwnFont('10px sans-serif')).toBe('10px sans-serif');
  });
});

it('a sheet is as large as its shape allows, in whole pixels', () => {
  expect(fitInside({ widthPx: 1_000, heightPx: 500 }, 4 / 3)).toEqual({ width: 666, height: 500 });
  expect(fitInside({ widthPx: 300, heightPx: 500 }, 1.5)).toEqual({ width: 300, height: 200 });
});
