import { ChevronRight } from 'lucide-react';
import { type JSX, type KeyboardEvent, type ReactNode, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './RemoteMenu.module.css';
import { CLOSING_KEYS } from './useRemoteMenu.ts';

/** One thing that a room can do from its own screen. */
export type MenuItem = {
  readonly key: string;
  /** A lucide icon. */
  readonly icon: ReactNode;
  readonly word: string;
} & (
  | { readonly run: () => void }
  /** What is to be chosen from, in place of the first list. */
  | { readonly items: readonly MenuItem[] }
  /** What is to be filled in, in place of the first list. It calls `close` when that is done. */
  | { readonly panel: (close: () => void) => JSX.Element }
);

type Props = { readonly items: readonly MenuItem[]; readonly onClose: () => void };

/** From so many items on they are set closer, so that all of them are on the screen. */
const MANY_FROM = 9;

/**
 * A short list for a remote control: the arrows go from one to the next, OK does it and closes the list. Some open a
 * second list, from which Back leads to the first.
 */
export function RemoteMenu({ items, onClose }: Props): JSX.Element {
  const { t } = useTranslation('display');
  const [openKey, setOpenKey] = useState<string | null>(null);
  const opened = items.find(({ key }) => key === openKey);
  const focusFirst = useCallback((list: HTMLElement | null) => list?.querySelector('button')?.focus(), []);
  const goBack = (event: KeyboardEvent): void => {
    if (!opened || !CLOSING_KEYS.includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    setOpenKey(null);
  };
  const choose = (item: MenuItem): void => {
    if ('run' in item) {
      onClose();
      item.run();
    } else setOpenKey(item.key);
  };
  return (
    // A new list takes the focus to its own first item.
    <nav
      key={opened?.key ?? ''}
      ref={focusFirst}
      className={styles['menu']}
      data-many={(opened ? [] : items).length >= MANY_FROM}
      aria-label={opened?.word ?? t('menu')}
      onKeyDown={goBack}
    >
      {opened ? <p className={styles['title']}>{opened.word}</p> : null}
      {opened && 'panel' in opened ? opened.panel(onClose) : null}
      {listOf(opened, items).map((item) => (
        <button
          key={item.key}
          type="button"
          className={styles['item']}
          onKeyDown={onlyOnce}
          onClick={() => choose(item)}
        >
          <span aria-hidden="true">{item.icon}</span>
          {item.word}
          {'run' in item ? null : <ChevronRight aria-hidden="true" className={styles['further']} />}
        </button>
      ))}
    </nav>
  );
}

function listOf(opened: MenuItem | undefined, items: readonly MenuItem[]): readonly MenuItem[] {
  if (!opened) return items;
  return 'items' in opened ? opened.items : [];
}

/** The press that opened the list must not choose from it while it is held. */
function onlyOnce(event: KeyboardEvent): void {
  if (event.repeat && (event.key === 'Enter' || event.key === ' ')) event.preventDefault();
}
