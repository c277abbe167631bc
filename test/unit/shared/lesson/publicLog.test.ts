import { expect, it } from 'vitest';
import { foldLog } from '../../../../shared/lesson/fold.ts';
import { encodePoint, NO_POINT } from '../../../../shared/lesson/inkPoints.ts';
import { decksIn, publicLog } from '../../../../shared/lesson/publicLog.ts';
import { facts as factTable, type LoggedFact, type NewFact } from '../../../../shared/protocol/index.ts';
import type { SeatId } from '../../../../shared/vocabulary/index.ts';
import { deck } from '../../../support/decks.ts';
import { ids } from '../../../support/ids.ts';
import { plan } from '../../../support/lessons.ts';
import { MOMENTS, seats, takeLog } from '../../../support/take/takeLesson.ts';

const T0 = 1_900_000_000_000;
const log = takeLog({ plan, takeId: ids.take(1), deck: deck(1), beganAtMs: T0 });
const within = (fromMs: number, toMs: number, facts: readonly LoggedFact[] = log) =>
  publicLog(facts, { fromAtMs: T0 + fromMs, toAtMs: T0 + toMs });

/** The log with something more in it, at a moment of the take. */
function withFact(
  takeMs: number,
  fact: NewFact,
  by: SeatId | null = null,
  to: readonly LoggedFact[] = log,
): LoggedFact[] {
  const told = { ...fact, atMs: T0 + takeMs, by, seq: 0 } as LoggedFact;
  const at = to.findIndex(({ atMs }) => atMs > told.atMs);
  return [...to.slice(0, at), told, ...to.slice(at)].map((each, index) => ({ ...each, seq: index + 1 }));
}

const stroke = (surface: string): NewFact => ({
  type: 'ink.drew',
  data: {
    points: { 1: encodePoint({ x: 1_000, y: 1_000, pressure: 128 }, NO_POINT) },
    styles: { 1: { surface, tool: 'pen', colour: 'red', width: 'thin' } },
  },
});

it('tells what was so when a stretch began, and what happened in it', () => {
  const { state, facts } = within(9_000, 16_000);
  expect(state.surface).toMatchObject({ kind: 'page', page: 2 });
  expect(Object.keys(state.ink.surfaces)).toEqual([`${deck(1).deckId}/2`]);
  expect(facts.map(({ atMs }) => atMs - T0).every((atMs) => atMs > 9_000 && atMs < 16_000)).toBe(true);
  const end = foldLog(facts, state);
  expect(end.surface).toBeNull();
  expect(end.poll).toMatchObject({ question: '这首歌是几拍子？', shown: true });
  const whole = foldLog(log.filter(({ atMs }) => atMs < T0 + 16_000));
  expect([end.streams, end.floor, end.poll]).toEqual([whole.streams, whole.floor, whole.poll]);
});

it('names no child, also on stage', () => {
  const text = JSON.stringify(within(0, MOMENTS.end));
  expect(text).not.toContain('小明');
  expect(within(MOMENTS.floor + 1_000, MOMENTS.floorEnds).state.floor).toMatchObject([
    { seatId: seats.first, child: { name: null, number: null } },
  ]);
});

it('gives away neither messages, nor lines, nor what pupils wrote, nor questions that were over', () => {
  const message = { number: 1, from: 'classroom', classroomId: null, text: '小红不舒服' } as const;
  const texts = { kind: 'texts', texts: ['小刚的答案'] } as const;
  const pollId = ids.poll(7);
  const opened = { pollId, type: 'text', question: '听到了什么', options: [] as string[], picture: null } as const;
  const classroomId = plan.listening[0]?.classroomId ?? ids.classroom(1);
  let facts = withFact(9_500, { type: 'message.sent', data: message });
  facts = withFact(21_000, { type: 'poll.opened', data: opened }, null, facts);
  facts = withFact(
    21_500,
    {
      type: 'poll.counted',
      data: { pollId, classroomId, source: 'pupils', answer: { ...texts, texts: [...texts.texts] } },
    },
    null,
    facts,
  );
  facts = withFact(
    22_000,
    { type: 'poll.text-passed', data: { pollId, text: '小刚的答案', passed: true } },
    null,
    facts,
  );
  for (const part of [within(0, MOMENTS.end, facts), within(22_500, 24_000, facts)]) {
    const text = JSON.stringify(part);
    for (const hidden of ['小红', '小刚', 'links.sampled', 'rttMs']) expect(text).not.toContain(hidden);
    expect(text).toContain('听到了什么');
  }
  expect(JSON.stringify(within(18_000, 20_500))).not.toContain('这首歌是几拍子');
});

it('gives no ink that had been wiped away, nor that of pages that are not shown', () => {
  const board = 'board/1';
  let facts = withFact(5_200, stroke(board), seats.second);
  facts = withFact(8_500, { type: 'ink.cleared', data: { surface: `${deck(1).deckId}/2` } }, seats.teacher, facts);
  const { state } = within(9_000, 11_000, facts);
  expect(Object.keys(state.ink.surfaces)).toEqual([`${deck(1).deckId}/2`]);
  expect(state.ink.surfaces[`${deck(1).deckId}/2`]?.pieces.flat().map((each) => each?.points)).toEqual(['']);
  // Taking the wiping back needs it again.
  const undone = withFact(
    9_500,
    { type: 'ink.undone', data: { surface: `${deck(1).deckId}/2` } },
    seats.teacher,
    facts,
  );
  const again = within(9_000, 11_000, undone);
  const drawn = foldLog(again.facts, again.state).ink.surfaces[`${deck(1).deckId}/2`];
  expect(drawn?.pieces.flat()[0]?.points).not.toBe('');
});

it('names only decks of which a page is shown', () => {
  expect([...decksIn(within(9_000, 11_000))]).toEqual([deck(1).deckId]);
  expect([...decksIn(within(20_000, 24_000))]).toEqual([]);
  expect(within(20_000, 24_000).state.decks).toEqual({});
});

it('tells nothing that nobody has allowed: a fact that comes to be is not public by itself', () => {
  const types = new Set<string>(Object.keys(factTable));
  const hidden = [
    ...[
      'message.sent',
      'hand.raised',
      'hand.lowered',
      'links.sampled',
      'link.sampled',
      'link.rung',
      'poll.text-passed',
    ],
    ...['pupils.counted', 'rollcall.entered', 'signal.given', 'praise.given', 'pass.revoked', 'take.trouble'],
  ];
  for (const type of hidden) expect([type, types.has(type)]).toEqual([type, true]);
  const told = new Set(within(-70_000, MOMENTS.end + 1).facts.map(({ type }) => type as string));
  for (const type of hidden) expect([type, told.has(type)]).toEqual([type, false]);
});
