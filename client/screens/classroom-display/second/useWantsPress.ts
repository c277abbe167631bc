import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { showToast } from '../../../kit/toasts.ts';
import type { SecondWindow } from './SecondWindow.ts';

/** Says that the browser opens the second screen's window only after a press, when that is so. */
export function useWantsPress({ wantsPress }: Pick<SecondWindow, 'wantsPress'>): void {
  const { t } = useTranslation('display');
  const say = useEffectEvent((): void => {
    if (wantsPress.read()) showToast({ text: t('screens.press'), tone: 'attention' });
  });
  useEffect(() => wantsPress.subscribe(() => say()), [wantsPress]);
}
