import { type JSX, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import { StatusMark } from './StatusMark.tsx';
import styles from './ToastRegion.module.css';
import { dismissToast, type Toast, toastStore } from './toasts.ts';

/** Where toasts appear. Mounted once, at the root; `showToast` fills it. */
export function ToastRegion(): JSX.Element {
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.read);
  return (
    <div className={styles['region']} role="status" aria-live="polite">
      {toasts.map((toast) => (
        <ToastBar key={toast.id} toast={toast} />
      ))}
    </div>
  );
}

function ToastBar({ toast }: { readonly toast: Toast }): JSX.Element {
  const { t } = useTranslation('common');
  const takeBack = (): void => {
    toast.undo?.();
    dismissToast(toast.id);
  };
  return (
    <div className={styles['toast']} data-theme="dark">
      <StatusMark tone={toast.tone} word="" />
      <span className={styles['text']}>{toast.text}</span>
      {toast.undo === undefined ? null : (
        <Button variant="plain" size="s" onClick={takeBack}>
          {t('undo')}
        </Button>
      )}
    </div>
  );
}
