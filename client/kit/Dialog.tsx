import { X } from 'lucide-react';
import type { JSX, ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import styles from './Dialog.module.css';
import { IconButton } from './IconButton.tsx';

type Props = {
  readonly title: string;
  readonly open: boolean;
  /** Escape, the cross, or a press outside. */
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons; the primary one comes last. */
  readonly footer?: ReactNode;
  /** Must be answered: no cross, and neither Escape nor a press outside closes it. */
  readonly mustAnswer?: boolean;
};

/** A question over the screen. Not while a lesson is live, except to end it. On a phone it is a sheet from below. */
export function Dialog({ title, open, onClose, children, footer, mustAnswer = false }: Props): JSX.Element {
  const { t } = useTranslation('common');
  return (
    <ModalOverlay
      className={styles['scrim'] ?? ''}
      isOpen={open}
      onOpenChange={(now) => (now ? undefined : onClose())}
      isDismissable={!mustAnswer}
      isKeyboardDismissDisabled={mustAnswer}
    >
      <Modal className={styles['sheet'] ?? ''}>
        <AriaDialog className={styles['dialog'] ?? ''} role={mustAnswer ? 'alertdialog' : 'dialog'}>
          <header className={styles['header']}>
            <Heading slot="title" className={styles['title'] ?? ''}>
              {title}
            </Heading>
            {mustAnswer ? null : <IconButton icon={<X />} word={t('close')} onClick={onClose} />}
          </header>
          <div className={styles['body']}>{children}</div>
          {footer === undefined ? null : <footer className={styles['footer']}>{footer}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
