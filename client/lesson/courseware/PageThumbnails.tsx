import { LayoutGrid } from 'lucide-react';
import { type JSX, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Deck, pageRatio } from '../../../shared/lesson/coursewareState.ts';
import { PopoverButton } from '../../kit/PopoverButton.tsx';
import type { DeckDesk } from './DeckDesk.ts';
import styles from './PageThumbnails.module.css';

/** Width of a thumbnail, in CSS pixels. */
const WIDTH_PX = 96;

type Props = {
  readonly desk: DeckDesk;
  readonly deck: Deck;
  readonly page: number;
  readonly onChoose: (page: number) => void;
};

/** All pages of a deck, small; each is drawn when it comes into sight. */
export function PageThumbnails({ desk, deck, page, onChoose }: Props): JSX.Element {
  const { t } = useTranslation('courseware');
  const [open, setOpen] = useState(false);
  const numbers = Array.from({ length: deck.pages }, (_, index) => index + 1);
  return (
    <PopoverButton icon={<LayoutGrid />} word={t('pages')} open={open} onOpenChange={setOpen}>
      <div className={styles['grid']}>
        {numbers.map((number) => (
          <button
            key={number}
            type="button"
            className={styles['page']}
            aria-label={t('pages.open', { page: number })}
            aria-current={number === page ? 'page' : undefined}
            ref={number === page ? reveal : null}
            onClick={() => {
              onChoose(number);
              setOpen(false);
            }}
          >
            <Thumbnail desk={desk} deck={deck} page={number} />
            <span>{number}</span>
          </button>
        ))}
      </div>
    </PopoverButton>
  );
}

/** The page that is shown is in sight at once. */
function reveal(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}

function Thumbnail({ desk, deck, page }: Pick<Props, 'desk' | 'deck' | 'page'>): JSX.Element {
  const place = useRef<HTMLSpanElement>(null);
  const height = Math.round(WIDTH_PX / pageRatio(deck, page));
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const end = new AbortController();
    const watcher = new IntersectionObserver(([entry]) => {
      if (!entry?.isIntersecting) return;
      watcher.disconnect();
      const scale = window.devicePixelRatio;
      const wanted = { deck, page, widthPx: Math.round(WIDTH_PX * scale), heightPx: Math.round(height * scale) };
      // One that cannot be drawn stays blank, with its number.
      desk.thumbnail(wanted, end.signal).then(
        (drawn) => element.replaceChildren(drawn),
        () => undefined,
      );
    });
    watcher.observe(element);
    return () => {
      end.abort(new Error('the thumbnail is gone'));
      watcher.disconnect();
    };
  }, [desk, deck, page, height]);
  return <span ref={place} className={styles['sheet']} style={{ width: WIDTH_PX, height }} />;
}
