import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addAfter,
  addBelow,
  type Edited,
  GRADES,
  indent,
  move,
  moveBefore,
  numbered,
  remove,
  withScoring,
} from '../../../../../client/study/rubrics/editOutline.ts';
import { countBelow } from '../../../../../shared/study/rubric/outline.ts';
import type { RubricNode } from '../../../../../shared/study/rubric/rubric.ts';
import { lessonForm } from '../../../../../shared/study/rubric/shipped/lessonForm.ts';
import { node } from '../../../shared/study/rubric/anyRubric.ts';

/** `a b> c>> d`: a, with b below it and c below that; d. */
const outline = (...rows: string[]): RubricNode[] =>
  rows.map((row, place) => {
    const depth = row.split('>').length - 1;
    const isHeading = (rows[place + 1]?.split('>').length ?? 0) - 1 > depth;
    return node(row.replaceAll('>', ''), { depth, item: isHeading ? null : GRADES });
  });
const shown = ({ nodes, at }: Edited) => `${nodes.map(({ key, depth }) => key + '>'.repeat(depth)).join(' ')} @${at}`;
const TREE = outline('a', 'b>', 'c>>', 'd>', 'e');

describe('an outline', () => {
  it.each([
    ['a new item after all below a node', addAfter(TREE, 1), 'a b> c>> n1> d> e @3'],
    ['a new item at the end', addAfter(TREE, null), 'a b> c>> d> e n1 @5'],
    ['a new item below a node', addBelow(TREE, 4), 'a b> c>> d> e n1> @5'],
    ['nothing below the deepest', addBelow(TREE, 2), 'a b> c>> d> e @2'],
    ['no node, with all below it', remove(TREE, 0), 'e @0'],
    ['a node before the one above it', move(TREE, 3, -1), 'a d> b> c>> e @1'],
    ['a node, with all below it, after the next', move(TREE, 1, 1), 'a d> b> c>> e @2'],
    ['the last where it was', move(TREE, 4, 1), 'a b> c>> d> e @4'],
    ['a first below its heading where it was', move(TREE, 1, -1), 'a b> c>> d> e @1'],
    ['a node before another, as deep as that', moveBefore(TREE, 4, 2), 'a b> e>> c>> d> @2'],
    ['a branch before another', moveBefore(TREE, 1, 4), 'a d> b c> e @2'],
    ['a branch not within itself', moveBefore(TREE, 0, 2), 'a b> c>> d> e @0'],
    ['a branch not deeper than there is', moveBefore(TREE, 0, 4), 'a b> c>> d> e @0'],
    ['a node below the one before it', indent(TREE, 4, 1), 'a b> c>> d> e> @4'],
    ['a node as deep as its heading', indent(TREE, 3, -1), 'a b> c>> d e @3'],
    ['the first not deeper', indent(TREE, 0, 1), 'a b> c>> d> e @0'],
  ])('has %s', (_what, edited, expected) => {
    expect(shown(edited)).toBe(expected);
  });

  it('makes a heading of what gets something below it, and an item of what loses it', () => {
    const deeper = indent(outline('a', 'b'), 1, 1).nodes;
    expect(deeper.map(({ item }) => item === null)).toEqual([true, false]);
    expect(indent(deeper, 1, -1).nodes.map(({ item }) => item === null)).toEqual([false, false]);
  });

  it('stays one, whatever is done to it', () => {
    const edits = fc.array(fc.tuple(fc.nat(6), fc.nat(20), fc.nat(20)), { maxLength: 25 });
    const one = (nodes: readonly RubricNode[], [what, a, b]: readonly [number, number, number]): Edited => {
      const [at, to] = [a % nodes.length, b % nodes.length];
      const all = [
        () => addAfter(nodes, at),
        () => addBelow(nodes, at),
        () => move(nodes, at, b % 2 === 0 ? 1 : -1),
        () => moveBefore(nodes, at, to),
        () => indent(nodes, at, 1),
        () => indent(nodes, at, -1),
        () => (nodes.length > 1 && countBelow(nodes, at) + 1 < nodes.length ? remove(nodes, at) : { nodes, at }),
      ];
      return all[what]?.() ?? { nodes, at };
    };
    fc.assert(
      fc.property(edits, (steps) => {
        let nodes: readonly RubricNode[] = TREE;
        for (const step of steps) {
          const edited = one(nodes, step);
          nodes = edited.nodes;
          expect(nodes[edited.at]).toBeDefined();
        }
        expect(new Set(nodes.map(({ key }) => key)).size).toBe(nodes.length);
        expect(
          nodes.every(({ depth }, place) => depth >= 0 && depth <= Math.min(2, (nodes[place - 1]?.depth ?? -1) + 1)),
        ).toBe(true);
        expect(nodes.every(({ item }, place) => (item === null) === countBelow(nodes, place) > 0)).toBe(true);
      }),
    );
  });

  it('loses its points where they are not used', () => {
    const mean = withScoring(lessonForm, 'mean');
    expect([mean.points, new Set(mean.nodes.map(({ points }) => points))]).toEqual([null, new Set([null])]);
    expect(withScoring(mean, 'sum').points).toBe(100);
    expect(withScoring(lessonForm, 'none').bands).toEqual([]);
    expect(numbered(3)).toMatchObject({ levels: [{ value: 1 }, { value: 2 }, { value: 3 }] });
  });
});
