import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lesson } from '../../../shared/api/index.ts';
import { addDays, startOfDay } from '../../i18n/times.ts';
import { useTimes } from '../../i18n/useTimes.ts';
import { useObservable } from '../../kit/Observable.ts';
import styles from './display.module.css';
import { Frame } from './Frame.tsx';
import type { AgendaWatch } from './life/AgendaWatch.ts';
import { dayLessons } from './life/dayLessons.ts';
import type { DisplayWho } from './life/displayView.ts';

type Props = { readonly who: DisplayWho; readonly lesson: Lesson; readonly agenda: AgendaWatch };

/** The lesson is over; what comes next today. */
export function EndedScreen({ who, lesson, agenda }: Props): JSX.Element {
  const { t } = useTranslation('display');
  const times = useTimes();
  const known = useObservable(agenda.agenda);
  const nowMs = agenda.nowMs();
  const day = { nowMs, fromMs: startOfDay(nowMs), toMs: addDays(nowMs, 1) };
  const others = known?.lessons.filter(({ lessonId }) => lessonId !== lesson.lessonId) ?? [];
  const { next } = dayLessons(others, day, 1);
  const isToday = next !== undefined && next.startsAtMs < day.toMs;
  return (
    <Frame state="ended">
      <div className={styles['middle']} role="status">
        <p className={styles['quiet']}>
          {who.classroomName} · {lesson.title}
        </p>
        <h1 className={styles['huge']}>{t('ended.title')}</h1>
        <p className={styles['large']}>
          {isToday ? t('ended.next', { time: times.clock(next.startsAtMs), title: next.title }) : t('ended.none')}
        </p>
      </div>
    </Frame>
  );
}
