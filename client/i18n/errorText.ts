import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { AppError } from '../../shared/errors/index.ts';

/** The sentence for whatever was thrown, in the language on screen. Never shows a code or a stack. */
export function errorText(thrown: unknown): string {
  const error = AppError.from(thrown);
  const { who = '', with: other = '', reason } = error.details;
  // A code that has a sentence for its reason gives that one; the others ignore it.
  const context = reason === undefined ? {} : { context: String(reason) };
  return i18next.t(`errors:${error.code}`, { who: String(who), with: String(other), ...context });
}

/** `errorText` for components: they draw again when the language changes. */
export function useErrorText(): (thrown: unknown) => string {
  useTranslation('errors');
  return errorText;
}
