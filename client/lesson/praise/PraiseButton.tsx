import { Award, Sparkles, Star } from 'lucide-react';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PraiseKind } from '../../../shared/lesson/classToolsState.ts';
import type { ClassroomId } from '../../../shared/vocabulary/index.ts';
import { Button } from '../../kit/Button.tsx';
import { LongName } from '../../kit/LongName.tsx';
import { PopoverButton } from '../../kit/PopoverButton.tsx';
import { tellRefusal } from '../../kit/tellRefusal.ts';
import { showToast } from '../../kit/toasts.ts';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
import styles from './PraiseButton.module.css';
import { StarCount } from './StarCount.tsx';

type Props = { readonly session: LessonSession };

/** Applause or a star for a classroom. */
export function PraiseButton({ session }: Props): JSX.Element {
  const { t } = useTranslation('tools');
  const [open, setOpen] = useState(false);
  const listening = useLesson(session.store, ({ plan }) => plan?.listening);
  return (
    <PopoverButton icon={<Award />} word={t('praise')} open={open} onOpenChange={setOpen}>
      <p className={styles['hint']}>{t('praise.hint')}</p>
      <ul className={styles['classrooms']}>
        {(listening ?? []).map(({ classroomId, schoolName, name }) => (
          <li key={classroomId} className={styles['classroom']}>
            <span className={styles['name']}>
              <LongName name={schoolName} />
              <span className={styles['class']}>
                {name} <StarCount session={session} classroomId={classroomId} />
              </span>
            </span>
            <Praises
              session={session}
              classroomId={classroomId}
              name={`${schoolName} ${name}`}
              onGiven={() => setOpen(false)}
            />
          </li>
        ))}
      </ul>
    </PopoverButton>
  );
}

type PraisesProps = Props & { readonly classroomId: ClassroomId; readonly name: string; readonly onGiven: () => void };

function Praises({ session, classroomId, name, onGiven }: PraisesProps): JSX.Element {
  const { t } = useTranslation('tools');
  const say = tellRefusal;
  const give = (kind: PraiseKind) => {
    // The wall is in sight again, and the way back within reach.
    onGiven();
    return session.ask('praise.give', { classroomId, kind });
  };
  const star = async () => {
    await give('star');
    showToast({
      text: t('praise.star-given', { name }),
      undo: () => void session.ask('praise.take-star', { classroomId }).catch(say),
    });
  };
  return (
    <span className={styles['keys']}>
      <Button
        size="s"
        icon={<Sparkles aria-hidden="true" />}
        aria-label={t('praise.applause-for', { name })}
        onClick={() => void give('applause').catch(say)}
      >
        {t('praise.applause')}
      </Button>
      <Button
        size="s"
        icon={<Star aria-hidden="true" />}
        aria-label={t('praise.star-for', { name })}
        onClick={() => void star().catch(say)}
      >
        {t('praise.star')}
      </Button>
    </span>
  );
}
