import { type JSX, type KeyboardEvent, type ReactNode, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './RemoteMenu.module.css';

/** One thing that a room can do from its own screen. */
export type MenuItem = {
  readonly key: string;
  /** A lucide icon. */
  readonly icon: ReactNode;
  readonly word: string;
  readonly run: () => void;
};

type Props = { readonly items: readonly MenuItem[]; readonly onClose: () => void };

/** A short list for a remote control: the arrows go from one to the next, OK does it and closes the list. */
export function RemoteMenu({ items, onClose }: Props): JSX.Element {
  const { t } = useTranslation('display');
  const focusFirst = useCallback((list: HTMLElement | null) => list?.querySelector('button')?.focus(), []);
  return (
    <nav ref={focusFirst} className={styles['menu']} aria-label={t('menu')}>
      {items.map(({ key, icon, word, run }) => (
        <button
          key={key}
          type="button"
          className={styles['item']}
          onKeyDown={onlyOnce}
          onClick={() => {
            onClose();
            run();
          }}
        >
          <span aria-hidden="true">{icon}</span>
          {word}
        </button>
      ))}
    </nav>
  );
}

/** The press that opened the list must not choose from it while it is held. */
function onlyOnce(event: KeyboardEvent): void {
  if (event.repeat && (event.key === 'Enter' || event.key === ' ')) event.preventDefault();
}
