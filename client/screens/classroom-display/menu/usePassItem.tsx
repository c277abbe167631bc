import { Smartphone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { MenuItem } from './RemoteMenu.tsx';

/** Shows the code with which a phone becomes this room's remote control. */
export function usePassItem(show: () => void): MenuItem {
  const { t } = useTranslation('display');
  return { key: 'pass', icon: <Smartphone />, word: t('menu.pass'), run: show };
}
