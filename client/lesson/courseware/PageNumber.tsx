import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './PageNumber.module.css';

type Props = { readonly page: number; readonly pages: number; readonly onChoose: (page: number) => void };

/** Which page it is; another number, and Enter, goes there. */
export function PageNumber({ page, pages, onChoose }: Props): JSX.Element {
  const { t } = useTranslation('courseware');
  const [typed, setTyped] = useState<string | null>(null);
  const go = (): void => {
    const wanted = Number(typed);
    setTyped(null);
    if (typed !== null && Number.isInteger(wanted) && wanted !== page) onChoose(Math.min(pages, Math.max(1, wanted)));
  };
  return (
    <form
      className={styles['number']}
      onSubmit={(event) => {
        event.preventDefault();
        go();
      }}
    >
      <span>{t('page.before')}</span>
      <input
        className={styles['input']}
        inputMode="numeric"
        maxLength={3}
        value={typed ?? page}
        aria-label={t('page.number', { pages })}
        onFocus={({ currentTarget }) => currentTarget.select()}
        onChange={({ currentTarget }) => setTyped(currentTarget.value.replace(/\D/g, ''))}
        onBlur={go}
      />
      <span>{t('page.after', { pages })}</span>
    </form>
  );
}
