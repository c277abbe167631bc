import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type JSX, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wordIn } from '../../../shared/study/rubric/rubric.ts';
import { api } from '../../api/api.ts';
import { useLanguage } from '../../i18n/language.ts';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { tellRefusal } from '../../kit/tellRefusal.ts';
import styles from './scoring.module.css';
import type { ScoringParts } from './scoringParts.ts';

/** So many open items are named; more nobody reads in a question. */
const NAMED = 6;

/** Ends the blind round for oneself, after saying what is still open. */
export function SubmitScores({ study, taken, scoring }: ScoringParts): JSX.Element {
  const { t } = useTranslation(['scores', 'common']);
  const language = useLanguage();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const navigate = useNavigate();
  const client = useQueryClient();
  const { studyId } = study;
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent): void => {
      if (scoring.saver.state.read() !== 'saved') event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [scoring]);
  const submit = async (): Promise<void> => {
    setBusy(true);
    try {
      await scoring.saver.flush();
      await api('scores.submit', { params: { studyId, studyRubricId: taken.studyRubricId } });
      await client.invalidateQueries({ queryKey: ['scores', studyId, 'rubrics'] });
      await navigate({ to: '/studies/$studyId', params: { studyId } });
    } catch (refusal) {
      tellRefusal(refusal);
      setBusy(false);
      setAsking(false);
    }
  };
  const open = scoring.open();
  const [first] = open;
  const goToFirst = (): void => {
    scoring.go(first ?? 0);
    setAsking(false);
  };
  return (
    <>
      <Button variant={open.length === 0 ? 'primary' : 'quiet'} onClick={() => setAsking(true)}>
        {t('submit')}
      </Button>
      <Dialog
        title={t('submit.title')}
        open={asking}
        onClose={() => setAsking(false)}
        footer={
          <>
            {first === undefined ? (
              <Button onClick={() => setAsking(false)}>{t('common:cancel')}</Button>
            ) : (
              <Button onClick={goToFirst}>{t('submit.go')}</Button>
            )}
            <Button variant="primary" busy={busy} onClick={() => void submit()}>
              {t('submit.yes')}
            </Button>
          </>
        }
      >
        <p>{open.length > 0 ? t('submit.open', { count: open.length }) : t('submit.all')}</p>
        {open.length > 0 ? (
          <ul className={styles['open']}>
            {open.slice(0, NAMED).map((place) => {
              const node = scoring.items[place]?.node;
              return node ? <li key={node.key}>{wordIn(node.label, language)}</li> : null;
            })}
            {open.length > NAMED ? <li>…</li> : null}
          </ul>
        ) : null}
        <p>{t('submit.hint')}</p>
      </Dialog>
    </>
  );
}
