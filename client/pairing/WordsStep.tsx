import { useQuery } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApprovePairing } from '../api/pairings.ts';
import { useErrorText } from '../i18n/errorText.ts';
import { Button } from '../kit/Button.tsx';
import { Notice } from '../kit/Notice.tsx';
import { Spinner } from '../kit/Spinner.tsx';
import { ChooseClassroom } from './ChooseClassroom.tsx';
import { lookUpQuery } from './lookUpQuery.ts';
import styles from './pairing.module.css';
import type { Target } from './target.ts';

type Props = {
  readonly code: string;
  readonly target: Target | undefined;
  /** Back to the digits; `refused` when the words differed. */
  readonly onBack: (refused: boolean) => void;
  readonly onPaired: (classroom: string) => void;
};

/** Second step: is it the display in front of me, and where does it stand? */
export function WordsStep({ code, target, onBack, onPaired }: Props): JSX.Element {
  const { t } = useTranslation(['pairing', 'common']);
  const sentence = useErrorText();
  const lookUp = useQuery(lookUpQuery(code));
  const approve = useApprovePairing();
  const [chosen, setChosen] = useState<Target | undefined>(target);
  if (lookUp.isPending)
    return (
      <div className={styles['step']}>
        <Spinner large label={t('common:loading')} />
      </div>
    );
  if (lookUp.isError) {
    return (
      <div className={styles['step']}>
        <Notice tone="bad">{sentence(lookUp.error)}</Notice>
        <Button variant="primary" onClick={() => onBack(false)}>
          {t('common:back')}
        </Button>
      </div>
    );
  }
  const pair = (to: Target): void =>
    approve.mutate({ code, classroomId: to.classroomId }, { onSuccess: () => onPaired(to.name) });
  return (
    <div className={styles['step']}>
      <div>
        <h2 className={styles['question']}>{t('words.title')}</h2>
        <p className={styles['quiet']}>{t('words.why')}</p>
      </div>
      <p className={styles['words']} data-testid="pairing-words">
        {lookUp.data.words.map((word) => (
          <span key={word}>{word}</span>
        ))}
      </p>
      <p className={styles['device']}>{t('words.device', { label: lookUp.data.label })}</p>
      {target === undefined ? (
        <ChooseClassroom chosen={chosen} onChoose={setChosen} />
      ) : (
        <p className={styles['fixed']}>{t('approve.for', { classroom: target.name })}</p>
      )}
      {approve.isError ? <Notice tone="bad">{sentence(approve.error)}</Notice> : null}
      <div className={styles['answers']}>
        <Button size="l" onClick={() => onBack(true)}>
          {t('not-same')}
        </Button>
        <Button
          size="l"
          variant="primary"
          busy={approve.isPending}
          disabled={chosen === undefined}
          onClick={() => (chosen === undefined ? undefined : pair(chosen))}
        >
          {t('approve')}
        </Button>
      </div>
    </div>
  );
}
