import { ClipboardCheck, Pencil } from 'lucide-react';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { owesRoll, pupilsPresent } from '../../../shared/lesson/rollcall.ts';
import { MOST_PUPILS, type RollCount } from '../../../shared/lesson/rollcallState.ts';
import { Button } from '../../kit/Button.tsx';
import { NumberStepper } from '../../kit/NumberStepper.tsx';
import { tellRefusal } from '../../kit/tellRefusal.ts';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
import styles from './rollcall.module.css';

type Props = { readonly session: LessonSession; readonly classroomId: string };

/** Says to the teacher how many pupils there should be and how many there are. Once said it is one line. */
export function RollCard({ session, classroomId }: Props): JSX.Element {
  const { t } = useTranslation('phone');
  const told = useLesson(session.store, ({ rollcall }) => rollcall.counts[classroomId]);
  const owed = useLesson(session.store, (lesson) => owesRoll(lesson, classroomId));
  const [changing, setChanging] = useState(false);
  const isTold = told !== undefined && !owed && !changing;
  return (
    <section className={styles['card']} data-owed={owed} aria-label={t('roll')}>
      {isTold ? (
        <div className={styles['line']}>
          <p role="status">{t('roll.told', { present: told.present, expected: told.expected })}</p>
          <Button icon={<Pencil aria-hidden="true" />} onClick={() => setChanging(true)}>
            {t('roll.change')}
          </Button>
        </div>
      ) : (
        <>
          <h2>{t(owed ? 'roll.owed' : 'roll')}</h2>
          <Numbers
            session={session}
            classroomId={classroomId}
            told={told}
            owed={owed}
            onTold={() => setChanging(false)}
          />
        </>
      )}
    </section>
  );
}

type NumbersProps = Props & {
  readonly told: RollCount | undefined;
  readonly owed: boolean;
  readonly onTold: () => void;
};

function Numbers({ session, classroomId, told, owed, onTold }: NumbersProps): JSX.Element {
  const { t } = useTranslation('phone');
  const planned = useLesson(session.store, (lesson) => pupilsPresent(lesson, classroomId));
  const [draft, setDraft] = useState<RollCount | null>(null);
  const [busy, setBusy] = useState(false);
  const { expected, present } = draft ?? told ?? { expected: planned, present: planned };
  const send = (): void => {
    setBusy(true);
    session
      .ask('rollcall.enter', { expected, present })
      .then(onTold)
      .catch(tellRefusal)
      .finally(() => setBusy(false));
  };
  return (
    <>
      <div className={styles['numbers']}>
        <NumberStepper
          label={t('roll.expected')}
          value={expected}
          most={MOST_PUPILS}
          onChange={(value) => setDraft({ expected: value, present: Math.min(present, value) })}
        />
        <NumberStepper
          label={t('roll.present')}
          value={present}
          most={MOST_PUPILS}
          onChange={(value) => setDraft({ expected: Math.max(expected, value), present: value })}
        />
      </div>
      <Button
        wide
        size="l"
        variant={owed ? 'attention' : 'quiet'}
        icon={<ClipboardCheck aria-hidden="true" />}
        busy={busy}
        onClick={send}
      >
        {t('roll.send')}
      </Button>
    </>
  );
}
