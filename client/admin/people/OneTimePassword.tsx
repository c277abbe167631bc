import { Modal } from 'antd';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/Button.tsx';
import { CopyField } from '../../kit/CopyField.tsx';
import { Notice } from '../../kit/Notice.tsx';
import styles from './people.module.css';

/** A password that is to be handed to somebody. */
export type Handover = { readonly name: string; readonly signInName: string; readonly password: string };

type Props = { readonly handover: Handover | undefined; readonly onDone: () => void };

/** Shows a one-time password, this once. It goes only when somebody says that they have it. */
export function OneTimePassword({ handover, onDone }: Props): JSX.Element {
  const { t } = useTranslation('admin');
  return (
    <Modal
      title={t('people.password.title')}
      open={handover !== undefined}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      centered
      destroyOnHidden
      footer={
        <Button variant="primary" onClick={onDone}>
          {t('people.password.done')}
        </Button>
      }
    >
      {handover === undefined ? null : (
        <div className={styles['handover']}>
          <Notice tone="attention">{t('people.password.once', { name: handover.name })}</Notice>
          <CopyField label={t('people.sign-in-name')} value={handover.signInName} />
          <CopyField label={t('people.password.label')} value={handover.password} />
        </div>
      )}
    </Modal>
  );
}
