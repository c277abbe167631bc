import { HandHelping } from 'lucide-react';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SeatId } from '../../../shared/vocabulary/index.ts';
import { Button } from '../../kit/Button.tsx';
import { PopoverButton } from '../../kit/PopoverButton.tsx';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
import { useWanted } from '../useWanted.ts';
import { usePlaces } from '../wall/usePlaces.ts';
import styles from './InkTools.module.css';

/** Gives a classroom the pen, and takes it back. */
export function GivePen({ session }: { readonly session: LessonSession }): JSX.Element {
  const { t } = useTranslation('ink');
  const [open, setOpen] = useState(false);
  const actual = useLesson(session.store, ({ ink }) => ink.penSeatId);
  const { shown, ask } = useWanted<SeatId | null>(actual);
  const here = usePlaces(session).flatMap(({ seat, schoolName }) =>
    seat && seat.presence !== 'left' ? [{ seatId: seat.seatId, schoolName }] : [],
  );
  const give = (seatId: SeatId | null): void => {
    ask(seatId, () => session.ask('ink.give-pen', { seatId }));
    setOpen(false);
  };
  const holder = here.find(({ seatId }) => seatId === shown);
  if (holder) {
    return (
      <Button className={styles['take']} onClick={() => give(null)}>
        {t('take-pen', { name: holder.schoolName })}
      </Button>
    );
  }
  return (
    <PopoverButton icon={<HandHelping />} word={t('give-pen')} open={open} onOpenChange={setOpen}>
      <p>{t(here.length > 0 ? 'give-pen.hint' : 'give-pen.nobody')}</p>
      <div className={styles['classrooms']}>
        {here.map(({ seatId, schoolName }) => (
          <Button key={seatId} wide onClick={() => give(seatId)}>
            {schoolName}
          </Button>
        ))}
      </div>
    </PopoverButton>
  );
}
