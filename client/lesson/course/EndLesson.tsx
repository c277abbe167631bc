import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import styles from './EndLesson.module.css';
import type { Course } from './useCourse.ts';

/** Ends the lesson, after the one question that is asked while it is live. */
export function EndLesson({ course, here }: { readonly course: Course; readonly here: number }): JSX.Element {
  const { t } = useTranslation('console');
  const [asking, setAsking] = useState(false);
  const stay = () => setAsking(false);
  return (
    <>
      <Button className={styles['end']} onClick={() => setAsking(true)}>
        {t('end')}
      </Button>
      <Dialog
        title={t('end.title')}
        open={asking}
        onClose={stay}
        footer={
          <>
            <Button onClick={stay}>{t('end.stay')}</Button>
            <Button variant="danger" busy={course.busy} onClick={course.end}>
              {t('end')}
            </Button>
          </>
        }
      >
        {here > 0 ? t('end.text', { count: here }) : t('end.text-nobody')}
      </Dialog>
    </>
  );
}
