import { type JSX, type RefObject, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeckFile } from '../../../shared/lesson/coursewareState.ts';
import { useObservable } from '../../kit/Observable.ts';
import { useView } from '../../kit/ViewContext.ts';
import type { DeckDesk, WantedPage } from './DeckDesk.ts';
import styles from './PagePicture.module.css';

/** No screen needs more, and no television can draw it. */
const MOST_PX = 3_840;
/** What could not be drawn is tried again: the file may be on its way. In ms. */
const AGAIN_AFTER_MS = 3_000;

type Props = {
  readonly desk: DeckDesk;
  readonly deck: DeckFile;
  readonly page: number;
  /** The sheet's box, in CSS pixels. */
  readonly box: { readonly width: number; readonly height: number };
};

/** A page of a deck, as sharp as the screen. The page before stays until this one is drawn. */
export function PagePicture({ desk, deck, page, box: { width, height } }: Props): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { devicePixelRatio } = useView();
  const scale = Math.min(devicePixelRatio, MOST_PX / Math.max(1, width, height));
  const wanted = useMemo(
    () => ({ deck, page, widthPx: Math.round(width * scale), heightPx: Math.round(height * scale) }),
    [deck, page, width, height, scale],
  );
  const drawn = useDrawn(desk, wanted);
  useCopied(canvas, drawn, useObservable(desk.bettered));
  const isNow = drawn?.of.page === page && drawn.of.deck.sha256 === deck.sha256;
  return (
    <>
      <canvas ref={canvas} className={styles['picture']} data-page={drawn ? drawn.of.page : undefined} />
      {isNow ? null : <OnItsWay desk={desk} deck={deck} covering={drawn === null} />}
    </>
  );
}

type Drawn = { readonly of: WantedPage; readonly picture: HTMLCanvasElement };

/** Puts what is drawn on the canvas, and again when it was drawn better. */
function useCopied(canvas: RefObject<HTMLCanvasElement | null>, drawn: Drawn | null, bettered: number): void {
  const copy = useEffectEvent(() => {
    const context = drawn && canvas.current?.getContext('2d', { alpha: false });
    if (!drawn || !context) return;
    context.canvas.width = drawn.picture.width;
    context.canvas.height = drawn.picture.height;
    context.drawImage(drawn.picture, 0, 0);
  });
  useEffect(() => {
    if (drawn && bettered >= 0) copy();
  }, [drawn, bettered]);
}

/** The last page that could be drawn; its neighbours are made ready meanwhile. */
function useDrawn(desk: DeckDesk, wanted: WantedPage): Drawn | null {
  const [drawn, setDrawn] = useState<Drawn | null>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    // Not measured yet.
    if (wanted.widthPx === 0) return;
    let over = false;
    let again: ReturnType<typeof setTimeout> | undefined;
    desk.page(wanted).then(
      (picture) => {
        if (over) return;
        setDrawn({ of: wanted, picture });
        void desk.prepareNeighbours(wanted);
      },
      () => {
        if (!over) again = setTimeout(() => setAttempt(attempt + 1), AGAIN_AFTER_MS);
      },
    );
    return () => {
      over = true;
      clearTimeout(again);
    };
  }, [desk, wanted, attempt]);
  return drawn;
}

/** Says, once it takes a moment, that the page is coming, and how far its file has come. */
function OnItsWay({
  desk,
  deck,
  covering,
}: Pick<Props, 'desk' | 'deck'> & { readonly covering: boolean }): JSX.Element {
  const { t } = useTranslation('courseware');
  const share = useObservable(desk.files.progress).get(deck.sha256);
  return (
    <p className={styles['coming']} data-covering={covering} role="status">
      {share === undefined ? t('page.coming') : t('page.fetching', { percent: Math.floor(share * 100) })}
    </p>
  );
}
