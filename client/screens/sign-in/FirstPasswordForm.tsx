import { type FormEvent, type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChangePassword } from '../../api/session.ts';
import { useErrorText } from '../../i18n/errorText.ts';
import { Button } from '../../kit/Button.tsx';
import { Notice } from '../../kit/Notice.tsx';
import { TextField } from '../../kit/TextField.tsx';
import { useLeave } from '../frame/useLeave.ts';
import styles from './SignInScreen.module.css';

type Props = {
  /** The password just typed to sign in; when it is not known any more (a reload), the form asks for it. */
  readonly current: string | undefined;
};

/** The first sign-in: a password that only its owner knows. */
export function FirstPasswordForm({ current }: Props): JSX.Element {
  const { t } = useTranslation(['sign-in', 'common']);
  const sentence = useErrorText();
  const change = useChangePassword();
  const { leave } = useLeave();
  const [typedCurrent, setTypedCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  const differs = tried ? next !== again : again !== '' && !next.startsWith(again);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (next === again) change.mutate({ current: current ?? typedCurrent, next });
  };
  return (
    <form className={styles['fields']} onSubmit={submit} noValidate>
      <div>
        <h1 className={styles['title']}>{t('first.title')}</h1>
        <p className={styles['why']}>{t('first.why')}</p>
      </div>
      {change.isError ? <Notice tone="bad">{sentence(change.error)}</Notice> : null}
      {current === undefined ? (
        <TextField
          label={t('first.current')}
          type="password"
          value={typedCurrent}
          onChange={setTypedCurrent}
          autoComplete="current-password"
        />
      ) : null}
      <TextField
        label={t('next')}
        type="password"
        value={next}
        onChange={setNext}
        hint={t('next.hint')}
        autoComplete="new-password"
        autoFocus
      />
      <TextField
        label={t('again')}
        type="password"
        value={again}
        onChange={setAgain}
        error={differs ? t('again.differs') : undefined}
        autoComplete="new-password"
      />
      <Button type="submit" variant="primary" size="l" wide busy={change.isPending}>
        {t('first.submit')}
      </Button>
      <Button variant="plain" onClick={leave}>
        {t('common:sign-out')}
      </Button>
    </form>
  );
}
