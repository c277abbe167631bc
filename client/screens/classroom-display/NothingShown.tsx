import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './live.module.css';
import type { ScreenPart } from './useStage.ts';

type Props = { readonly part: ScreenPart; readonly teacherAway: boolean; readonly lessonTitle: string };

/** Where a picture should be and is none: what is being waited for. */
export function NothingShown({ part, teacherAway, lessonTitle }: Props): JSX.Element {
  const { t } = useTranslation('display');
  if (part !== 'courseware') return <p>{t(teacherAway ? 'live.teacher-away' : 'live.no-picture')}</p>;
  return (
    <>
      <h1 className={styles['lessonTitle']}>{lessonTitle}</h1>
      <p>{t('live.courseware-to-come')}</p>
    </>
  );
}
