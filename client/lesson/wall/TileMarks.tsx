import { Smartphone, Users } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Said } from '../../kit/Said.tsx';
import { useAssistants } from '../assistant/useAssistants.ts';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
import styles from './WallTile.module.css';

type Props = { readonly session: LessonSession; readonly classroomId: string; readonly number: number };

/** Small facts of a classroom in a corner of its picture: its number, its phones, how many pupils are there. */
export function TileMarks({ session, classroomId, number }: Props): JSX.Element {
  const { t } = useTranslation('console');
  const phones = useAssistants(session, classroomId);
  const roll = useLesson(session.store, ({ rollcall }) => rollcall.counts[classroomId]);
  const here = phones.some(({ presence }) => presence === 'here');
  return (
    <div className={styles['marks']}>
      <span className={styles['number']} aria-hidden="true">
        {number}
      </span>
      {phones.length > 0 ? (
        <span className={styles['chip']} data-here={here} title={t('phones.of', { count: phones.length })}>
          <Smartphone aria-hidden="true" />
          <span aria-hidden="true">{phones.length}</span>
          <Said>{t('phones.of', { count: phones.length })}</Said>
        </span>
      ) : null}
      {roll ? (
        <span className={styles['chip']} title={t('roll.count', roll)}>
          <Users aria-hidden="true" />
          <span aria-hidden="true">
            {roll.present} / {roll.expected}
          </span>
          <Said>{t('roll.count', roll)}</Said>
        </span>
      ) : null}
    </div>
  );
}
