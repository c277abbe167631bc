import { Check, Minus, Plus } from 'lucide-react';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './RemoteMenu.module.css';

type Props = {
  readonly label: string;
  /** What it begins with. */
  readonly from: number;
  readonly least: number;
  readonly most: number;
  /** What OK on the last key does. */
  readonly doneWord: string;
  readonly onDone: (value: number) => void;
};

/** A number that is chosen with a remote control: one less, one more, done. */
export function NumberPanel({ label, from, least, most, doneWord, onDone }: Props): JSX.Element {
  const { t } = useTranslation('display');
  const [draft, setDraft] = useState<number | null>(null);
  const value = draft ?? from;
  const change = (by: number): void => setDraft(Math.min(most, Math.max(least, value + by)));
  return (
    <>
      <div className={styles['numbers']}>
        <span>{label}</span>
        <button type="button" className={styles['item']} aria-label={t('menu.fewer')} onClick={() => change(-1)}>
          <Minus aria-hidden="true" />
        </button>
        <output>{value}</output>
        <button type="button" className={styles['item']} aria-label={t('menu.more')} onClick={() => change(1)}>
          <Plus aria-hidden="true" />
        </button>
      </div>
      <button type="button" className={styles['item']} onClick={() => onDone(value)}>
        <Check aria-hidden="true" />
        {doneWord}
      </button>
    </>
  );
}
