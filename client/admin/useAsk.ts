import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { errorText } from '../i18n/errorText.ts';
import { showToast } from '../kit/toasts.ts';

type Question = {
  readonly title: string;
  /** What will be lost. */
  readonly told: string;
  /** The word on the button that does it. */
  readonly act: string;
  readonly danger?: boolean;
  readonly onYes: () => void;
};

/** Asks before what cannot be undone. The safe answer has the focus. */
export function useAsk(): (question: Question) => void {
  const { modal } = App.useApp();
  const { t } = useTranslation('common');
  return ({ title, told, act, danger = true, onYes }) =>
    void modal.confirm({
      title,
      content: told,
      icon: null,
      centered: true,
      okText: act,
      cancelText: t('cancel'),
      okButtonProps: { danger },
      focusable: { autoFocusButton: 'cancel' },
      onOk: () => onYes(),
    });
}

/** Says that the server refused what the screen had already shown as done. */
export function showRefusal(thrown: unknown): void {
  showToast({ text: errorText(thrown), tone: 'bad' });
}
