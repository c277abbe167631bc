import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';
import { type JSX, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sheet, Study } from '../../../shared/api/index.ts';
import { api } from '../../api/api.ts';
import { useLanguage } from '../../i18n/language.ts';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { type Observable, useObservable } from '../../kit/Observable.ts';
import { tellRefusal } from '../../kit/tellRefusal.ts';
import type { SaveState } from '../../study/coding/Saver.ts';
import styles from './coding.module.css';

/** What the header asks of whatever keeps the sheet. */
type Kept = {
  readonly state: Observable<SaveState>;
  readonly flush: () => Promise<void>;
};

type Props = {
  readonly study: Study;
  readonly sheet: Sheet;
  readonly saver: Kept;
  readonly writable: boolean;
  /** How far it is. */
  readonly progress: string;
  readonly coded: number;
  /** What is to be said of it before it is submitted. */
  readonly state: string;
  /** Nothing is left to be coded: submitting is what comes next. */
  readonly isDone: boolean;
};

/** Whose study it is, how far the sheet is and whether it is kept, and the way to submit it. */
export function PadHeader(props: Props): JSX.Element {
  const { study, sheet, saver, writable, progress, coded } = props;
  const { t } = useTranslation('coding');
  const language = useLanguage();
  const state = useObservable(saver.state);
  const { label, intervalS, unit } = sheet.scheme;
  return (
    <header className={styles['header']}>
      <Link to="/studies/$studyId" params={{ studyId: study.studyId }} className={styles['back']}>
        <ChevronLeft aria-hidden="true" />
        {t('back')}
      </Link>
      <div className={styles['about']}>
        <h1 className={styles['title']}>{study.title}</h1>
        <p className={styles['note']}>
          {[label[language], unit === 'event' ? t('by-event') : t('every', { s: intervalS }), study.lessonTitle].join(
            ' · ',
          )}
        </p>
      </div>
      <p className={styles['progress']} data-coded={coded}>
        {progress}
      </p>
      <p className={styles['saved']} role="status" data-saved={state}>
        {t(`state.${state}`)}
      </p>
      {writable ? <Submit {...props} /> : null}
    </header>
  );
}

function Submit({ study, sheet, saver, state, isDone }: Props): JSX.Element {
  const { t } = useTranslation(['coding', 'common']);
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const navigate = useNavigate();
  const client = useQueryClient();
  const { studyId } = study;
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent): void => {
      if (saver.state.read() !== 'saved') event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [saver]);
  const submit = async (): Promise<void> => {
    setBusy(true);
    try {
      await saver.flush();
      await api('sheets.submit', { params: { studyId, sheetId: sheet.sheetId } });
      await client.invalidateQueries({ queryKey: ['studies'] });
      await navigate({ to: '/studies/$studyId', params: { studyId } });
    } catch (refusal) {
      tellRefusal(refusal);
      setBusy(false);
      setAsking(false);
    }
  };
  return (
    <>
      <Button variant={isDone ? 'primary' : 'quiet'} onClick={() => setAsking(true)}>
        {t('submit')}
      </Button>
      <Dialog
        title={t('submit.title')}
        open={asking}
        onClose={() => setAsking(false)}
        footer={
          <>
            <Button onClick={() => setAsking(false)}>{t('common:cancel')}</Button>
            <Button variant="primary" busy={busy} onClick={() => void submit()}>
              {t('submit.yes')}
            </Button>
          </>
        }
      >
        <p>{state}</p>
        <p>{t('submit.hint')}</p>
      </Dialog>
    </>
  );
}
