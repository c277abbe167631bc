import { useTranslation } from 'react-i18next';
import type { Child } from '../../../shared/lesson/handsState.ts';

/** How a child is called: by name, else by number; empty when nobody in particular is meant. */
export function useChildWord(): (child: Child) => string {
  const { t } = useTranslation('hands');
  return ({ name, number }) => name ?? (number === null ? '' : t('child.number', { number }));
}
