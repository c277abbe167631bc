import { Link } from '@tanstack/react-router';
import { ExternalLink, Play } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { FoundLesson } from '../../../shared/api/index.ts';
import type { EventQuery } from '../../../shared/study/events/query.ts';
import { runningClock } from '../../i18n/times.ts';
import { useTimes } from '../../i18n/useTimes.ts';
import { IconButton } from '../../kit/IconButton.tsx';
import { useEventWords } from '../../study/events/eventWords.ts';
import { type ListedMoment, openAtS } from './listedMoments.ts';
import styles from './search.module.css';

type Props = {
  readonly lesson: FoundLesson;
  readonly moments: readonly ListedMoment[];
  /** How what went on as well belongs to what was found. */
  readonly how: NonNullable<EventQuery['also']>['how'] | null;
  readonly chosen: ReadonlySet<string>;
  /** The one that is played. */
  readonly now: string | null;
  readonly onChoose: (key: string, on: boolean) => void;
  readonly onPlay: (key: string) => void;
};

/** The moments of one lesson. */
export function FoundLessonPart({ lesson: { take, more }, moments, ...rest }: Props): JSX.Element {
  const { t } = useTranslation('search');
  const times = useTimes();
  return (
    <section className={styles['lesson']} aria-label={take.title} data-take={take.takeId}>
      <header className={styles['lesson-head']}>
        <h2 className={styles['lesson-title']}>{take.title}</h2>
        <p className={styles['note']}>
          {[take.teacherName, take.schoolName, times.longMoment(take.beganAtMs)].join(' · ')}
        </p>
        <p className={styles['note']}>{t('lesson.count', { count: moments.length })}</p>
      </header>
      <ul className={styles['moments']}>
        {moments.map((listed) => (
          <MomentRow key={listed.key} listed={listed} {...rest} />
        ))}
      </ul>
      {more > 0 ? <p className={styles['more']}>{t('more', { count: more })}</p> : null}
    </section>
  );
}

type RowProps = Omit<Props, 'lesson' | 'moments'> & { readonly listed: ListedMoment };

function MomentRow({ listed, how, chosen, now, onChoose, onPlay }: RowProps): JSX.Element {
  const { t } = useTranslation('search');
  const words = useEventWords();
  const { key, take, moment } = listed;
  const at = runningClock(moment.fromMs);
  const room = moment.classroomId === null ? '' : words.room(moment.classroomId, take.listening);
  const reason = words.reason(moment);
  const what = words.full(take.listening, moment);
  const also = how && words.also(moment, how);
  return (
    <li
      className={styles['moment']}
      data-moment-from={moment.fromMs}
      data-moment-to={moment.toMs}
      aria-current={now === key ? 'true' : undefined}
    >
      <label className={styles['pick']}>
        <input
          type="checkbox"
          checked={chosen.has(key)}
          aria-label={t('choose', { at, what })}
          onChange={({ currentTarget }) => onChoose(key, currentTarget.checked)}
        />
      </label>
      <span className={styles['at']}>{at}</span>
      <span className={styles['what']}>
        {room === '' ? null : <strong>{room}</strong>} <span>{reason}</span>
        {also === null ? null : <span className={styles['note']}>{also}</span>}
      </span>
      <IconButton icon={<Play />} word={t('play.from', { at, what })} onClick={() => onPlay(key)} />
      <Link
        to="/replay/$takeId"
        params={{ takeId: take.takeId }}
        search={{ t: openAtS(moment) }}
        className={styles['open']}
        aria-label={t('open.moment.of', { at, what })}
      >
        <ExternalLink aria-hidden="true" />
        <span>{t('open.moment')}</span>
      </Link>
    </li>
  );
}
