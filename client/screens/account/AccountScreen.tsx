import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { ADMINISTRATORS } from '../../../shared/vocabulary/index.ts';
import { usePerson } from '../../api/person.ts';
import { hasRole } from '../../api/roles.ts';
import { Notice } from '../../kit/Notice.tsx';
import styles from './AccountScreen.module.css';
import { ChangePasswordForm } from './ChangePasswordForm.tsx';
import { SessionList } from './SessionList.tsx';

/** One's own account. For those whose work has no screen yet it is also the first one. */
export function AccountScreen(): JSX.Element {
  const { t } = useTranslation(['account', 'common']);
  const { name, roles } = usePerson();
  const hasScreens = hasRole(roles, [...ADMINISTRATORS, 'teacher']);
  return (
    <div className={styles['page']}>
      <header>
        <h1 className={styles['title']}>{name}</h1>
        <p className={styles['roles']}>{roles.map((role) => t(`common:role.${role}`)).join(' · ')}</p>
      </header>
      {hasScreens ? null : <Notice tone="info">{t('nothing-yet')}</Notice>}
      <SessionList />
      <ChangePasswordForm />
    </div>
  );
}
