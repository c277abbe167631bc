import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListeningClassroom } from '../../../shared/api/index.ts';
import { StatusMark } from '../../kit/StatusMark.tsx';
import styles from './LessonCard.module.css';

/** The classrooms that listen, and whether each one's display is there. */
export function ListeningList({ listening }: { readonly listening: readonly ListeningClassroom[] }): JSX.Element {
  const { t } = useTranslation(['today', 'common']);
  const online = listening.filter((classroom) => classroom.online).length;
  return (
    <section className={styles['listening']}>
      <h3 className={styles['listeningTitle']}>
        {listening.length === 0 ? t('listening-none') : t('ready-of', { online, all: listening.length })}
      </h3>
      <ul>
        {listening.map((classroom) => (
          <li key={classroom.classroomId} className={styles['classroom']}>
            <span className={styles['names']}>
              <span className={styles['school']}>{classroom.schoolName}</span>
              <span className={styles['room']}>
                {classroom.name}
                {classroom.pupils > 0 ? ` · ${t('pupils', { count: classroom.pupils })}` : null}
              </span>
            </span>
            <StatusMark
              tone={classroom.online ? 'good' : 'idle'}
              word={classroom.online ? t('common:online') : t('common:offline')}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
