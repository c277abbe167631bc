import { useTranslation } from 'react-i18next';
import type { PollType } from '../../../shared/lesson/pollState.ts';

const LETTERS = ['A', 'B', 'C', 'D', 'E', 'F'] as const;

/** The letter of an option, from 0. */
export function optionLetter(option: number): string {
  return LETTERS[option] ?? '';
}

/** What an option is called when it is read out: its letter, or true and false. */
export function useOptionName(type: PollType): (option: number) => string {
  const { t } = useTranslation('polls');
  return (option) => {
    if (type !== 'true-false') return optionLetter(option);
    return option === 0 ? t('option.true') : t('option.false');
  };
}
