import type { Lanes } from '../../../../shared/timeline/lanes.ts';
import { gapsOf, type Span } from '../../../../shared/timeline/tracks.ts';
import { type ThinWord, thinWord } from '../../../lesson/link/linkWord.ts';
import type { Replay } from '../../../playback/Replay.ts';

/** Something that lasted, as it stands on a lane. */
export type Block = Span & {
  readonly tone:
    | 'stage'
    | 'page'
    | 'poll'
    | 'hand'
    | 'voice'
    | 'fair'
    | 'poor'
    | 'lost'
    | 'sound-only'
    | 'behind'
    | 'gap';
  readonly word: string;
};

/** A lane: what happened, and, for who was there, how good the line was and where nothing was recorded. */
export type Row = {
  readonly key: string;
  readonly name: string;
  readonly blocks: readonly Block[];
  readonly below: readonly Block[];
};

/** Shorter than this nobody misses anything, in ms. */
const LEAST_GAP_MS = 1_000;

/** What rows are called and what stands on them, in the language on screen. */
export type RowWords = {
  readonly lane: (name: 'floor' | 'pages' | 'polls' | 'hands') => string;
  readonly seat: (seatId: string) => string;
  readonly page: (surface: Lanes['pages'][number]['surface']) => string;
  readonly poll: (poll: Lanes['polls'][number]) => string;
  readonly hand: (hand: Lanes['hands'][number]) => string;
  readonly voice: string;
  readonly line: string;
  readonly thin: (word: ThinWord) => string;
  readonly behind: string;
  readonly uplink: (step: Lanes['uplinks'][number]['step']) => string;
  readonly gap: string;
};

/** The lanes of a take as rows: what the class did, then a row for everybody who was recorded. Empty ones are left out. */
export function rowsOf(
  { lanes, tracks, lengthMs }: Pick<Replay, 'lanes' | 'tracks' | 'lengthMs'>,
  words: RowWords,
): Row[] {
  const { floor, pages, polls, hands } = lanes;
  const common = (key: 'floor' | 'pages' | 'polls' | 'hands', blocks: readonly Block[]): Row => ({
    key,
    name: words.lane(key),
    blocks,
    below: [],
  });
  const rows = [
    common(
      'floor',
      floor.map((span) => block(span, 'stage', words.seat(span.seatId))),
    ),
    common(
      'pages',
      pages.map((span) => block(span, 'page', words.page(span.surface))),
    ),
    common(
      'polls',
      polls.map((span) => block(span, 'poll', words.poll(span))),
    ),
    common(
      'hands',
      hands.map((span) => block(span, 'hand', words.hand(span))),
    ),
  ].filter(({ blocks }) => blocks.length > 0);
  const seats = [...new Set(tracks.map(({ seatId }) => seatId))].sort((a, b) => isRoom(tracks, a) - isRoom(tracks, b));
  return [...rows, ...seats.map((seatId) => seatRow(seatId, { lanes, tracks, lengthMs }, words))];
}

const block = ({ fromMs, toMs }: Span, tone: Block['tone'], word: string): Block => ({ fromMs, toMs, tone, word });

const isRoom = (tracks: Replay['tracks'], seatId: string): number =>
  tracks.some((track) => track.seatId === seatId && track.kind === 'classroom-return') ? 1 : 0;

function seatRow(
  seatId: string,
  { lanes, tracks, lengthMs }: Pick<Replay, 'lanes' | 'tracks' | 'lengthMs'>,
  words: RowWords,
): Row {
  const own = tracks.filter((track) => track.seatId === seatId);
  const pieces = own.flatMap((track) => track.pieces).sort((a, b) => a.fromMs - b.fromMs);
  const gaps = gapsOf({ pieces }, { lengthMs, leastMs: LEAST_GAP_MS }).map((span) => block(span, 'gap', words.gap));
  const voices = lanes.voices.filter((span) => span.seatId === seatId).map((span) => block(span, 'voice', words.voice));
  const weak = lanes.links.flatMap((span) =>
    span.seatId === seatId && span.quality !== 'good' ? [block(span, span.quality, words.line)] : [],
  );
  const thin = lanes.rungs.flatMap((span) => {
    const word = span.seatId === seatId ? thinWord(span.rung) : null;
    return word ? [block(span, span.rung >= 5 ? 'sound-only' : 'poor', words.thin(word))] : [];
  });
  const uplinks = lanes.uplinks.filter((span) => span.seatId === seatId);
  const behind = lanes.behind.filter((span) => span.seatId === seatId);
  const below = [
    ...weak,
    ...uplinks.map((span) => block(span, span.step === 'less' ? 'fair' : 'sound-only', words.uplink(span.step))),
    ...thin,
    ...behind.map((span) => block(span, 'behind', words.behind)),
  ];
  return { key: seatId, name: words.seat(seatId), blocks: [...gaps, ...voices], below };
}
