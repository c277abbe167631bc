import { type CSSProperties, type JSX, memo } from 'react';
import type { Span } from '../../../../shared/timeline/tracks.ts';
import { type Drawn, seenSpans } from '../../../../shared/timeline/zoom.ts';
import { runningClock } from '../../../i18n/times.ts';
import type { Block, Row } from './rows.ts';
import { shareIn } from './shareIn.ts';
import styles from './Timeline.module.css';
import type { Picking } from './timelineHands.ts';

/** Spans closer than this many CSS pixels are drawn as one. */
const LEAST_PX = 2;
/** Nothing can be read in less. */
const LEAST_WORD_PX = 26;

type Props = {
  readonly row: Row;
  readonly seen: Span;
  readonly drawn: Drawn;
  readonly widthPx: number;
  readonly picking: Picking;
};

/** One lane with its name. */
export const LaneRow = memo(function LaneRow({ row, seen, drawn, widthPx, picking }: Props): JSX.Element {
  return (
    <>
      <span className={styles['name']} title={row.name}>
        {row.name}
      </span>
      <div className={styles['area']} {...picking} data-lane={row.key}>
        {row.blocks.some(isNamed) ? (
          <Blocks blocks={row.blocks} within={seen} leastMs={leastMs(seen.toMs - seen.fromMs, widthPx)} />
        ) : (
          // Without words they may be stretched and moved as they are: a lesson has thousands of them.
          <div className={styles['drawn']} style={placeOf(drawn, seen)}>
            <Blocks blocks={row.blocks} within={drawn} leastMs={leastMs(drawn.seenMs, widthPx)} />
            <Blocks blocks={row.below} within={drawn} leastMs={leastMs(drawn.seenMs, widthPx)} />
          </div>
        )}
      </div>
    </>
  );
});

const leastMs = (seenMs: number, widthPx: number): number => (seenMs / Math.max(1, widthPx)) * LEAST_PX;

/** Where what is drawn lies over what is seen. */
function placeOf(drawn: Drawn, seen: Span): CSSProperties {
  const [drawnMs, seenMs] = [drawn.toMs - drawn.fromMs, Math.max(1, seen.toMs - seen.fromMs)];
  const [wide, stretched] = [drawnMs / drawn.seenMs, drawn.seenMs / seenMs];
  const moved = (drawn.fromMs - seen.fromMs) / seenMs / wide;
  return { width: `${wide * 100}%`, transform: `translateX(${moved * 100}%) scaleX(${stretched})` };
}

const isAlike = (a: Block, b: Block): boolean => a.tone === b.tone && a.word === b.word;

type BlocksProps = { readonly blocks: readonly Block[]; readonly within: Span; readonly leastMs: number };

const Blocks = memo(function Blocks({ blocks, within, leastMs: least }: BlocksProps): JSX.Element {
  return (
    <>
      {seenSpans(blocks, within, { leastMs: least, alike: isAlike }).map((block) => (
        <BlockMark key={`${block.tone} ${block.fromMs}`} block={block} within={within} leastMs={least} />
      ))}
    </>
  );
});

type MarkProps = { readonly block: Block; readonly within: Span; readonly leastMs: number };

function BlockMark({ block, within, leastMs: least }: MarkProps): JSX.Element {
  const { fromMs, toMs, tone, word } = block;
  const from = Math.max(fromMs, within.fromMs);
  const lengthMs = Math.min(toMs, within.toMs) - from;
  const hasWord = isNamed(block) && (lengthMs / least) * LEAST_PX >= LEAST_WORD_PX;
  const style: CSSProperties = {
    left: shareIn(within, from),
    width: shareIn({ fromMs: 0, toMs: within.toMs - within.fromMs }, lengthMs),
  };
  return (
    <span
      className={styles['block']}
      data-tone={tone}
      data-worded={hasWord}
      style={style}
      title={`${word} · ${runningClock(fromMs)}–${runningClock(toMs)}`}
    >
      {hasWord ? word : null}
    </span>
  );
}

/** What is worth reading on the lane itself. */
const NAMED: readonly Block['tone'][] = ['stage', 'page', 'poll', 'hand'];
const isNamed = ({ tone }: Pick<Block, 'tone'>): boolean => NAMED.includes(tone);
