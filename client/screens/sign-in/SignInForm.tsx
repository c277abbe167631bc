import { type FormEvent, type JSX, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSignIn } from '../../api/session.ts';
import { useErrorText } from '../../i18n/errorText.ts';
import { Button } from '../../kit/Button.tsx';
import { Notice } from '../../kit/Notice.tsx';
import { TextField } from '../../kit/TextField.tsx';
import styles from './SignInScreen.module.css';

type Props = {
  readonly districtName: string;
  /** Gets the password that was accepted: the first change asks for it as the current one. */
  readonly onSignedIn: (password: string) => void;
};

/** Name and password. */
export function SignInForm({ districtName, onSignedIn }: Props): JSX.Element {
  const { t } = useTranslation('sign-in');
  const sentence = useErrorText();
  const signIn = useSignIn();
  const [signInName, setSignInName] = useState('');
  const [password, setPassword] = useState('');
  const nameField = useRef<HTMLInputElement>(null);
  const passwordField = useRef<HTMLInputElement>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const missing = signInName.trim() === '' ? nameField : password === '' ? passwordField : undefined;
    if (missing !== undefined) {
      missing.current?.focus();
      return;
    }
    signIn.mutate({ signInName, password }, { onSuccess: () => onSignedIn(password) });
  };
  return (
    <form className={styles['fields']} onSubmit={submit} noValidate>
      <div>
        <p className={styles['district']}>{districtName}</p>
        <h1 className={styles['title']}>{t('title')}</h1>
      </div>
      {signIn.isError ? <Notice tone="bad">{sentence(signIn.error)}</Notice> : null}
      <TextField
        label={t('sign-in-name')}
        value={signInName}
        onChange={setSignInName}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        ref={nameField}
        autoFocus
      />
      <TextField
        label={t('password')}
        type="password"
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
        ref={passwordField}
      />
      <Button type="submit" variant="primary" size="l" wide busy={signIn.isPending}>
        {t('submit')}
      </Button>
      <p className={styles['quiet']}>{t('forgotten')}</p>
    </form>
  );
}
