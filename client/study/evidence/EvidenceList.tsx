import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { type JSX, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { runningClock } from '../../i18n/times.ts';
import { IconButton } from '../../kit/IconButton.tsx';
import { useObservable } from '../../kit/Observable.ts';
import { useEvidence } from './EvidenceContext.ts';
import styles from './evidence.module.css';

/** The stretches behind the number that was pressed last: how many, each of them, and the way from one to the next. */
export function EvidenceList(): JSX.Element {
  const { t } = useTranslation('analysis');
  const player = useEvidence();
  const shown = useObservable(player.shown);
  const list = useRef<HTMLOListElement>(null);
  const index = shown?.index;
  useEffect(() => {
    if (index === undefined) return;
    const [box, row] = [list.current, list.current?.children[index]];
    // Not scrollIntoView: it would move the page away from the number as well.
    if (box && row instanceof HTMLElement) box.scrollTop = row.offsetTop - box.clientHeight / 2;
  }, [index]);
  if (!shown) return <p className={styles['hint']}>{t('evidence.hint')}</p>;
  const { title, spans } = shown;
  return (
    <section className={styles['list']} aria-label={t('evidence')} data-shown={spans.length}>
      <div className={styles['head']}>
        <p className={styles['title']} role="status">
          <span className={styles['about']}>{title}</span>
          <span className={styles['count']}>
            {spans.length === 0 ? t('evidence.none') : t('evidence.place', { at: shown.index + 1, n: spans.length })}
          </span>
        </p>
        {spans.length > 1 ? (
          <>
            <IconButton icon={<ChevronLeft />} word={t('evidence.previous')} onClick={() => player.step(-1)} />
            <IconButton icon={<ChevronRight />} word={t('evidence.next')} onClick={() => player.step(1)} />
          </>
        ) : null}
        <IconButton icon={<X />} word={t('evidence.shut')} onClick={() => player.shut()} />
      </div>
      {spans.length > 0 ? (
        <ol ref={list} className={styles['spans']}>
          {spans.map(({ fromMs, toMs }, place) => (
            <li key={`${fromMs} ${toMs}`}>
              <button
                type="button"
                className={styles['span']}
                aria-current={place === shown.index}
                data-from={fromMs}
                data-to={toMs}
                onClick={() => player.choose(place)}
              >
                <span>{runningClock(fromMs)}</span>
                <span className={styles['length']}>{t('seconds', { n: ((toMs - fromMs) / 1_000).toFixed(1) })}</span>
              </button>
            </li>
          ))}
        </ol>
      ) : null}
    </section>
  );
}
