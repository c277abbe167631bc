import { describe, expect, it } from 'vitest';
import { DrawingSaid } from '../../../../../server/storage/film/DrawingSaid.ts';

describe('what the process that draws says', () => {
  it('is heard in whatever pieces it comes', () => {
    const said = new DrawingSaid();
    for (const piece of ['page ab', 'cd\ndra', 'wn 0.25']) said.add(piece);
    expect([said.pageOf, said.ratio]).toEqual(['abcd', 0]);
    said.add('00\n');
    expect([said.pageOf, said.ratio, said.report]).toEqual([undefined, 0.25, undefined]);
    said.add('{"undrawnMs":40}\n');
    expect(said.report).toEqual({ undrawnMs: 40 });
  });

  it('names the deck at which it ended, and has no report when it was cut off', () => {
    const said = new DrawingSaid();
    said.add('page aa\ndrawn 0.5\npage bb\n{"undrawnMs":0}\n');
    said.isCutOff();
    expect([said.pageOf, said.ratio, said.report]).toEqual(['bb', 0.5, undefined]);
  });

  it('is not believed when it makes no sense', () => {
    const said = new DrawingSaid();
    said.add('drawn much\n{"undrawnMs":-1}\n{"undr\nso\n');
    expect([said.pageOf, said.ratio, said.report]).toEqual([undefined, 0, undefined]);
  });
});
