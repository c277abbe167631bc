import { Check, Minus, Plus } from 'lucide-react';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pupilsPresent } from '../../../../shared/lesson/rollcall.ts';
import { errorText } from '../../../i18n/errorText.ts';
import { showToast } from '../../../kit/toasts.ts';
import type { LessonSession } from '../../../lesson/LessonSession.ts';
import { useLesson } from '../../../lesson/LessonStore.ts';
import styles from './RemoteMenu.module.css';

/** More than any classroom has. */
const MOST = 300;

type Props = { readonly session: LessonSession; readonly classroomId: string; readonly onDone: () => void };

/** How many pupils are here, entered with a remote control: it begins with as many as there should be. */
export function RollPanel({ session, classroomId, onDone }: Props): JSX.Element {
  const { t } = useTranslation(['display', 'phone']);
  const planned = useLesson(session.store, (lesson) => pupilsPresent(lesson, classroomId));
  const told = useLesson(session.store, ({ rollcall }) => rollcall.counts[classroomId]?.expected);
  const [draft, setDraft] = useState<number | null>(null);
  const present = draft ?? planned;
  const change = (by: number): void => setDraft(Math.min(MOST, Math.max(0, present + by)));
  const send = (): void => {
    onDone();
    session
      .ask('rollcall.enter', { expected: Math.max(told ?? planned, present), present })
      .catch((refusal: unknown) => showToast({ text: errorText(refusal), tone: 'bad' }));
  };
  return (
    <>
      <div className={styles['numbers']}>
        <span>{t('phone:roll.present')}</span>
        <button type="button" className={styles['item']} aria-label={t('menu.roll.fewer')} onClick={() => change(-1)}>
          <Minus aria-hidden="true" />
        </button>
        <output>{present}</output>
        <button type="button" className={styles['item']} aria-label={t('menu.roll.more')} onClick={() => change(1)}>
          <Plus aria-hidden="true" />
        </button>
      </div>
      <button type="button" className={styles['item']} onClick={send}>
        <Check aria-hidden="true" />
        {t('phone:roll.send')}
      </button>
    </>
  );
}
