import { useQuery } from '@tanstack/react-query';
import type { CSSProperties, JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mark } from '../../../../shared/api/index.ts';
import type { Span } from '../../../../shared/timeline/tracks.ts';
import { marksQuery } from '../../../api/marks.ts';
import { useObservable } from '../../../kit/Observable.ts';
import type { Replay } from '../../../playback/Replay.ts';
import { clocksOf } from '../../../study/marks/clocksOf.ts';
import type { Marking } from '../../../study/marks/Marking.ts';
import styles from './MarkLane.module.css';
import { shareIn } from './shareIn.ts';
import timeline from './Timeline.module.css';
import type { Picking } from './timelineHands.ts';

type Props = {
  readonly replay: Replay;
  readonly marking: Marking;
  readonly seen: Span;
  readonly picking: Picking;
};

/** The marks where they are in the take. A press on one goes there and opens it. */
export function MarkLane({ replay, marking, seen, picking }: Props): JSX.Element {
  const { t } = useTranslation('marks');
  const { takeId, beganAtMs } = replay.take;
  const { data = [] } = useQuery(marksQuery({ takeId }));
  const opened = useObservable(marking.opened);
  const isSeen = ({ fromMs, toMs }: Mark): boolean =>
    (toMs ?? fromMs) - beganAtMs >= seen.fromMs && fromMs - beganAtMs <= seen.toMs;
  return (
    <>
      <span className={timeline['name']}>{t('marks')}</span>
      <div className={timeline['area']} {...picking} data-lane="marks">
        {data.filter(isSeen).map((mark) => (
          <button
            key={mark.markId}
            type="button"
            // The list beside the player is the way by keyboard: a lesson may have hundreds.
            tabIndex={-1}
            className={styles['mark']}
            data-mark={mark.markId}
            data-moment={mark.toMs === null}
            data-mine={mark.mine}
            data-open={mark.markId === opened}
            style={styleOf(mark, seen, beganAtMs)}
            title={t('lane.mark', { at: clocksOf(mark, beganAtMs), name: mark.byName, text: mark.text })}
            aria-label={t('lane.mark', { at: clocksOf(mark, beganAtMs), name: mark.byName, text: mark.text })}
            // Otherwise the lane would take the press.
            onPointerDown={(event) => event.stopPropagation()}
            onClick={() => marking.go(mark)}
          />
        ))}
      </div>
    </>
  );
}

function styleOf({ fromMs, toMs }: Mark, seen: Span, beganAtMs: number): CSSProperties {
  if (toMs === null) return { left: shareIn(seen, fromMs - beganAtMs) };
  const from = Math.max(fromMs - beganAtMs, seen.fromMs);
  const to = Math.min(toMs - beganAtMs, seen.toMs);
  return { left: shareIn(seen, from), width: shareIn({ fromMs: 0, toMs: seen.toMs - seen.fromMs }, to - from) };
}
