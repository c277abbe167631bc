import { type FormEvent, type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../kit/Button.tsx';
import { Notice } from '../kit/Notice.tsx';
import { TextField } from '../kit/TextField.tsx';
import { codeDigits, groupCode, isWholeCode } from './code.ts';
import styles from './pairing.module.css';

type Props = {
  /** The words differed the last time. */
  readonly refused: boolean;
  readonly onCode: (code: string) => void;
};

/** First step: the eight digits on the display. */
export function CodeStep({ refused, onCode }: Props): JSX.Element {
  const { t } = useTranslation('pairing');
  const [digits, setDigits] = useState('');
  const [tried, setTried] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (isWholeCode(digits)) onCode(digits);
  };
  return (
    <form className={styles['step']} onSubmit={submit}>
      {refused ? (
        <Notice tone="attention">{t('not-same.told')}</Notice>
      ) : (
        <p className={styles['quiet']}>{t('intro')}</p>
      )}
      <div className={styles['code']}>
        <TextField
          label={t('code')}
          value={groupCode(digits)}
          onChange={(typed) => setDigits(codeDigits(typed))}
          error={tried && !isWholeCode(digits) ? t('code.invalid') : undefined}
          inputMode="numeric"
          autoComplete="one-time-code"
          placeholder="0000 0000"
          autoFocus
        />
      </div>
      <Button type="submit" variant="primary" size="l" wide>
        {t('look-up')}
      </Button>
    </form>
  );
}
