import { Navigate, useSearch } from '@tanstack/react-router';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/session.ts';
import { homeOf, safeBack } from '../../guards.ts';
import { LanguageSwitch } from '../../kit/LanguageSwitch.tsx';
import { Mark } from '../../kit/Mark.tsx';
import { FirstPasswordForm } from './FirstPasswordForm.tsx';
import { SharedLessonPicture } from './SharedLessonPicture.tsx';
import { SignInForm } from './SignInForm.tsx';
import styles from './SignInScreen.module.css';

/** Where everybody begins: who are you; and the first time, your own password. Then on to where you wanted to go. */
export function SignInScreen(): JSX.Element {
  const { t } = useTranslation(['sign-in', 'common']);
  const { back } = useSearch({ from: '/sign-in' });
  const { who, districtName } = useSession();
  // Kept only until the new password is set, so that it need not be typed twice.
  const [typedPassword, setTypedPassword] = useState<string | undefined>(undefined);

  if (who.kind === 'person' && !who.mustChangePassword) return <Navigate to={safeBack(back) ?? homeOf(who)} replace />;
  return (
    <div className={styles['screen']}>
      <aside className={styles['side']}>
        <p className={styles['promise']}>{t('promise')}</p>
        <SharedLessonPicture />
      </aside>
      <main className={styles['main']}>
        <header className={styles['header']}>
          <span className={styles['product']}>
            <Mark />
            {t('common:product')}
          </span>
          <LanguageSwitch />
        </header>
        <div className={styles['form']}>
          {who.kind === 'person' ? (
            <FirstPasswordForm current={typedPassword} />
          ) : (
            <SignInForm districtName={districtName} onSignedIn={setTypedPassword} />
          )}
        </div>
      </main>
    </div>
  );
}
