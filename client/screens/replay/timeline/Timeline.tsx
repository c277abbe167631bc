import { Minus, MoveHorizontal, Plus } from 'lucide-react';
import { type JSX, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Span } from '../../../../shared/timeline/tracks.ts';
import { wholeOf, zoomed } from '../../../../shared/timeline/zoom.ts';
import { IconButton } from '../../../kit/IconButton.tsx';
import { useSize } from '../../../kit/useSize.ts';
import type { Replay } from '../../../playback/Replay.ts';
import type { Marking } from '../../../study/marks/Marking.ts';
import type { Sharing } from '../share/Sharing.ts';
import { ClipBand } from './ClipBand.tsx';
import { LaneRow } from './LaneRow.tsx';
import { MarkLane } from './MarkLane.tsx';
import { Playhead } from './Playhead.tsx';
import { Ruler } from './Ruler.tsx';
import type { Block } from './rows.ts';
import styles from './Timeline.module.css';
import { useFollowing, usePicking, useWheelZoom } from './timelineHands.ts';
import { useDrawn } from './useDrawn.ts';
import { useRows } from './useRows.ts';

/** What the marks on the rows of people mean. */
const LEGEND = [
  { tone: 'voice', word: 'legend.voice' },
  { tone: 'poor', word: 'legend.line' },
  { tone: 'gap', word: 'legend.gap' },
] as const;

const withoutGaps = (blocks: readonly Block[]): Block[] => blocks.filter(({ tone }) => tone !== 'gap');

type Props = {
  readonly replay: Replay;
  /** Both `null` for whoever has a link: there are no marks, and no clips to be made. */
  readonly marking: Marking | null;
  readonly sharing: Sharing | null;
};

/** What happened when: a row for each thing, a press goes there. */
export function Timeline({ replay, marking, sharing }: Props): JSX.Element {
  const { t } = useTranslation('replay');
  const { lengthMs, playback } = replay;
  const [seen, setSeen] = useState(() => wholeOf(lengthMs));
  const [measure, size] = useSize();
  const rows = useRows(replay);
  // Where a link gives nothing of a classroom there may well be a recording of it.
  const isLink = marking === null;
  const shown = useMemo(
    () =>
      isLink ? rows.map((row) => ({ ...row, blocks: withoutGaps(row.blocks), below: withoutGaps(row.below) })) : rows,
    [rows, isLink],
  );
  const wheel = useWheelZoom(lengthMs, setSeen);
  const picking = usePicking(playback.clock, seen);
  useFollowing(playback.clock, setSeen);
  const zoom = (factor: number): void =>
    setSeen((now: Span) => zoomed(now, factor, { atMs: playback.clock.read(), lengthMs }));
  const drawn = useDrawn(seen, lengthMs);
  return (
    <section className={styles['timeline']} aria-label={t('timeline')}>
      <div ref={wheel} className={styles['lanes']}>
        <div className={styles['tools']}>
          <IconButton icon={<Plus />} word={t('zoom-in')} onClick={() => zoom(0.5)} />
          <IconButton icon={<Minus />} word={t('zoom-out')} onClick={() => zoom(2)} />
          <IconButton icon={<MoveHorizontal />} word={t('zoom-all')} onClick={() => setSeen(wholeOf(lengthMs))} />
        </div>
        <div ref={measure} className={styles['rulerArea']} {...picking}>
          <Ruler replay={replay} seen={seen} widthPx={size?.widthPx ?? 0} />
          {sharing ? <ClipBand sharing={sharing} seen={seen} /> : null}
          <Playhead clock={playback.clock} seen={seen} />
        </div>
        {marking ? <MarkLane replay={replay} marking={marking} seen={seen} picking={picking} /> : null}
        {shown.map((row) => (
          <LaneRow key={row.key} row={row} seen={seen} drawn={drawn} widthPx={size?.widthPx ?? 0} picking={picking} />
        ))}
      </div>
      <p className={styles['legend']}>
        {LEGEND.filter(({ tone }) => marking !== null || tone === 'voice').map(({ tone, word }) => (
          <span key={tone}>
            <span className={styles['sample']} aria-hidden="true">
              <span className={styles['block']} data-tone={tone} />
            </span>
            {t(word)}
          </span>
        ))}
      </p>
    </section>
  );
}
