import { type FormEvent, type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChangePassword } from '../../api/session.ts';
import { useErrorText } from '../../i18n/errorText.ts';
import { Button } from '../../kit/Button.tsx';
import { Notice } from '../../kit/Notice.tsx';
import { TextField } from '../../kit/TextField.tsx';
import { showToast } from '../../kit/toasts.ts';
import styles from './AccountScreen.module.css';

const EMPTY = { current: '', next: '', again: '' };

/** Changes one's password and signs out everywhere else. */
export function ChangePasswordForm(): JSX.Element {
  const { t } = useTranslation(['account', 'sign-in']);
  const sentence = useErrorText();
  const change = useChangePassword();
  const [typed, setTyped] = useState(EMPTY);
  const { current, next, again } = typed;
  const field = (name: keyof typeof EMPTY) => ({
    type: 'password',
    value: typed[name],
    onChange: (value: string) => setTyped((before) => ({ ...before, [name]: value })),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const done = (): void => {
      setTyped(EMPTY);
      showToast({ text: t('password.done') });
    };
    change.mutate({ current, next }, { onSuccess: done });
  };
  return (
    <section className={styles['part']} aria-labelledby="password-title">
      <h2 id="password-title" className={styles['partTitle']}>
        {t('password.title')}
      </h2>
      <form className={styles['fields']} onSubmit={submit} noValidate>
        {change.isError ? <Notice tone="bad">{sentence(change.error)}</Notice> : null}
        <TextField {...field('current')} label={t('password.current')} autoComplete="current-password" />
        <TextField
          {...field('next')}
          label={t('sign-in:next')}
          hint={t('sign-in:next.hint')}
          autoComplete="new-password"
        />
        <TextField
          {...field('again')}
          label={t('sign-in:again')}
          error={again !== '' && !next.startsWith(again) ? t('sign-in:again.differs') : undefined}
          autoComplete="new-password"
        />
        <Button type="submit" busy={change.isPending} disabled={current === '' || next === '' || next !== again}>
          {t('password.submit')}
        </Button>
      </form>
    </section>
  );
}
