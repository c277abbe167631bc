import { ArrowLeftRight, Monitor, Proportions } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useObservable } from '../../../kit/Observable.ts';
import { showToast } from '../../../kit/toasts.ts';
import type { SecondWindow } from '../second/SecondWindow.ts';
import type { MenuItem } from './RemoteMenu.tsx';

/** Puts what is read on one screen and the people on another, where the machine has two; swaps them; and ends that. */
export function useScreensItems(second: SecondWindow): readonly MenuItem[] {
  const { t } = useTranslation('display');
  const inUse = useObservable(second.place) !== null;
  const isPossible = useObservable(second.isPossible);
  const open = (): void => {
    if (!second.open()) showToast({ text: t('screens.blocked'), tone: 'attention' });
  };
  if (inUse)
    return [
      { key: 'swap', icon: <ArrowLeftRight />, word: t('menu.screens.swap'), run: () => second.swap() },
      { key: 'screens', icon: <Monitor />, word: t('menu.screens.one'), run: () => second.close() },
    ];
  return isPossible ? [{ key: 'screens', icon: <Proportions />, word: t('menu.screens.two'), run: open }] : [];
}
