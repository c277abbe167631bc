import { type JSX, type ReactNode, useEffect, useEffectEvent, useRef } from 'react';
import { Dialog, Popover } from 'react-aria-components';
import { IconButton } from './IconButton.tsx';
import { NearPanel } from './NearPanel.tsx';
import styles from './PopoverButton.module.css';
import { useView } from './ViewContext.ts';

type Props = {
  /** A lucide icon; not needed with a `face`. */
  readonly icon?: ReactNode;
  /** The button's word, and the name of what opens. */
  readonly word: string;
  /** For what is on or off beside what opens. */
  readonly pressed?: boolean;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** `attention` while something waits behind it. */
  readonly tone?: 'plain' | 'attention';
  /** For a panel with several parts. */
  readonly wide?: boolean;
  /** What the button looks like in place of icon and word. */
  readonly face?: ReactNode;
  readonly children: ReactNode;
};

/** A toolbar's button with a small panel that opens beside it. The screen behind stays as it is; Escape closes. */
export function PopoverButton({
  icon,
  word,
  pressed,
  open,
  onOpenChange,
  tone = 'plain',
  wide = false,
  face,
  children,
}: Props): JSX.Element {
  const button = useRef<HTMLButtonElement>(null);
  useEscape(open, () => onOpenChange(false));
  // Popovers are put into the page's own window.
  const isElsewhere = useView() !== window;
  const opener = { 'aria-haspopup': 'dialog', 'aria-expanded': open, onClick: () => onOpenChange(!open) } as const;
  const parts = (
    <>
      {face === undefined ? (
        <IconButton
          ref={button}
          icon={icon}
          word={word}
          show="below"
          {...(pressed === undefined ? {} : { pressed })}
          tone={tone}
          {...opener}
        />
      ) : (
        <button ref={button} type="button" className={styles['face']} aria-label={word} {...opener}>
          {face}
        </button>
      )}
      {isElsewhere && open ? (
        <NearPanel word={word} opener={button} onClose={() => onOpenChange(false)}>
          {children}
        </NearPanel>
      ) : null}
      <Popover
        className={styles['panel'] ?? ''}
        data-wide={wide}
        triggerRef={button}
        isOpen={open && !isElsewhere}
        onOpenChange={onOpenChange}
        offset={8}
      >
        <Dialog className={styles['inside'] ?? ''} aria-label={word}>
          {children}
        </Dialog>
      </Popover>
    </>
  );
  return isElsewhere ? <span className={styles['around']}>{parts}</span> : parts;
}

/** Escape closes also when nothing inside has the focus any more, e.g. because what was pressed has gone from the list. */
function useEscape(open: boolean, close: () => void): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) close();
  });
  useEffect(() => {
    if (!open) return undefined;
    const listen = (event: KeyboardEvent): void => onKeyDown(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [open]);
}
