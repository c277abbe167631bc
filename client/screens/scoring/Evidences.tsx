import { useQuery } from '@tanstack/react-query';
import { ArrowRightToLine, Bookmark, Play, X } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Evidence } from '../../../shared/api/index.ts';
import { marksQuery } from '../../api/marks.ts';
import { runningClock } from '../../i18n/times.ts';
import { Button } from '../../kit/Button.tsx';
import { IconButton } from '../../kit/IconButton.tsx';
import { Kbd } from '../../kit/Kbd.tsx';
import { useObservable } from '../../kit/Observable.ts';
import { Select } from '../../kit/Select.tsx';
import type { EvidencePlayer } from '../../study/evidence/EvidencePlayer.ts';
import styles from './scoring.module.css';
import type { ScoringParts } from './scoringParts.ts';

type Props = ScoringParts & { readonly evidence: EvidencePlayer; readonly label: string };

const wordOf = ({ fromMs, toMs }: Evidence): string =>
  toMs === null ? runningClock(fromMs) : `${runningClock(fromMs)}–${runningClock(toMs)}`;

/** The moments and stretches that an answer rests on; each plays when it is pressed. */
export function Evidences({ evidence: player, label, ...parts }: Props): JSX.Element {
  const { t } = useTranslation('scores');
  const { scoring, replay, writable } = parts;
  const { clock } = replay.playback;
  useObservable(scoring.saver.changes);
  const { evidence } = scoring.written();
  return (
    <section className={styles['evidence']} aria-label={t('evidence')}>
      <div className={styles['row']}>
        <h3 className={styles['heading']}>{t('evidence')}</h3>
        {writable ? (
          <Button size="s" icon={<Bookmark />} onClick={() => scoring.ground(scoring.momentAt(clock.read()))}>
            {t('evidence.add')} <Kbd>E</Kbd>
          </Button>
        ) : null}
      </div>
      {evidence.length === 0 ? <p className={styles['note']}>{t('evidence.none')}</p> : null}
      <ul className={styles['chips']}>
        {evidence.map((each, place) => (
          <li key={`${each.fromMs} ${each.toMs} ${each.markId}`} className={styles['chip']}>
            <button
              type="button"
              className={styles['moment']}
              aria-label={t('evidence.play', { at: wordOf(each) })}
              data-from={each.fromMs}
              data-to={each.toMs ?? undefined}
              onClick={() => player.open(label, [{ fromMs: each.fromMs, toMs: each.toMs ?? each.fromMs }])}
            >
              <Play aria-hidden="true" />
              {wordOf(each)}
            </button>
            {writable && each.toMs === null ? (
              <IconButton
                icon={<ArrowRightToLine />}
                word={t('evidence.until')}
                onClick={() => scoring.stretch(place, clock.read())}
              />
            ) : null}
            {writable ? (
              <IconButton
                icon={<X />}
                word={t('evidence.remove', { at: wordOf(each) })}
                onClick={() => scoring.unground(place)}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {writable ? <MarkChoice {...parts} /> : null}
    </section>
  );
}

/** A mark that can be seen becomes evidence with its own stretch. */
function MarkChoice({ study, scoring, replay }: ScoringParts): JSX.Element | null {
  const { t } = useTranslation('scores');
  const { data } = useQuery(marksQuery({ takeId: study.takeId }));
  const marks = (data ?? []).filter(({ fromMs }) => fromMs >= study.beganAtMs);
  if (marks.length === 0) return null;
  return (
    <Select
      label={t('evidence.mark')}
      labelHidden
      placeholder={t('evidence.mark')}
      options={marks.map(({ markId, fromMs, text }) => ({
        value: markId,
        label: `${runningClock(fromMs - study.beganAtMs)} ${text}`,
      }))}
      value={null}
      onChange={(markId) => {
        const mark = marks.find((each) => each.markId === markId);
        if (!mark) return;
        const { fromMs } = scoring.momentAt(mark.fromMs - study.beganAtMs);
        const endMs = mark.toMs === null ? null : scoring.momentAt(mark.toMs - study.beganAtMs).fromMs;
        scoring.ground({ fromMs, toMs: endMs !== null && endMs > fromMs ? endMs : null, markId });
        replay.playback.clock.seek(fromMs);
      }}
    />
  );
}
