import { Drawer } from 'antd';
import { X } from 'lucide-react';
import type { JSX, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../i18n/errorText.ts';
import { Button } from '../kit/Button.tsx';
import { Notice } from '../kit/Notice.tsx';
import styles from './EditDrawer.module.css';

type Props = {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  /** The id of the form that the save button submits; leave out when there is nothing to save. */
  readonly formId?: string;
  readonly saving?: boolean;
  /** What the server said against it; stands right above the buttons. */
  readonly error?: Error | null;
  /** Deletes what is open; leave out where there is nothing to delete. */
  readonly onDelete?: (() => void) | undefined;
  readonly children: ReactNode;
};

/** One thing in detail, at the side of its list: fields above, and below them what went wrong and the buttons. */
export function EditDrawer({
  title,
  open,
  onClose,
  formId,
  saving = false,
  error = null,
  onDelete,
  children,
}: Props): JSX.Element {
  const { t } = useTranslation(['admin', 'common']);
  const sentence = useErrorText();
  const footer = (
    <div className={styles['footer']}>
      {error === null ? null : <Notice tone="bad">{sentence(error)}</Notice>}
      <div className={styles['buttons']}>
        {onDelete === undefined ? null : (
          <Button className={styles['delete']} onClick={onDelete}>
            {t('delete')}
          </Button>
        )}
        <Button onClick={onClose}>{formId === undefined ? t('common:close') : t('common:cancel')}</Button>
        {formId === undefined ? null : (
          <Button type="submit" form={formId} variant="primary" busy={saving}>
            {t('common:save')}
          </Button>
        )}
      </div>
    </div>
  );
  return (
    <Drawer
      title={title}
      open={open}
      onClose={onClose}
      footer={footer}
      size={520}
      closable={{ placement: 'end' }}
      closeIcon={<X className={styles['close']} aria-label={t('common:close')} />}
      className={styles['drawer'] ?? ''}
      destroyOnHidden
    >
      {children}
    </Drawer>
  );
}
