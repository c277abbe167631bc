import { History } from 'lucide-react';
import { type JSX, type KeyboardEvent, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { behindMs, MOST_SHOWN_MS, OFFERED_FOR_MS } from '../../../shared/lesson/catchup.ts';
import type { CatchUpAt } from '../../../shared/lesson/catchupState.ts';
import type { Rect } from '../../../shared/stage/rect.ts';
import { runningClock } from '../../i18n/times.ts';
import { type CatchUpChoice, useMissedLength } from '../../lesson/catchup/useCatchUp.ts';
import { rectStyle } from '../../stage/rectStyle.ts';
import catchUpStyles from './catchUpWords.module.css';
import styles from './liveWords.module.css';

type Props = {
  readonly choice: CatchUpChoice;
  readonly now: CatchUpAt<'offered' | 'watching'>;
  readonly place: Rect;
};

/** In place of the words at the lower edge: what we missed, with both answers; and while we see it, how far we have come. */
export function CatchUpWords({ choice, now, place }: Props): JSX.Element {
  return (
    <div className={`${styles['words']} ${catchUpStyles['words']}`} style={rectStyle(place)} data-step={now.step}>
      {now.step === 'offered' ? <Offered {...choice} now={now} /> : <Watching {...choice} now={now} />}
    </div>
  );
}

function Offered({ now, nowMs, begin, end }: CatchUpChoice & { readonly now: CatchUpAt<'offered'> }): JSX.Element {
  const { t } = useTranslation('catchup');
  const lengthOf = useMissedLength();
  const length = lengthOf(now.missedMs);
  const seconds = Math.max(0, Math.ceil((now.backAtMs + OFFERED_FOR_MS - nowMs) / 1_000));
  const isLong = now.missedMs > MOST_SHOWN_MS;
  const focusFirst = useFocusUnlessTaken();
  return (
    <>
      <p className={catchUpStyles['said']} role="alert">
        <History aria-hidden="true" />
        <span>
          {now.pages.length > 0 ? t('missed.pages', { length, count: now.pages.length }) : t('missed', { length })}
        </span>
      </p>
      <button
        type="button"
        ref={focusFirst}
        className={styles['answer']}
        data-main="true"
        onKeyDown={onlyOnce}
        onClick={begin}
      >
        {isLong ? t('begin.last', { length: lengthOf(MOST_SHOWN_MS) }) : t('begin')}
      </button>
      <button type="button" className={styles['answer']} aria-label={t('skip')} onClick={end}>
        {t('skip.in', { seconds })}
      </button>
    </>
  );
}

function Watching({ now, nowMs, end }: CatchUpChoice & { readonly now: CatchUpAt<'watching'> }): JSX.Element {
  const { t } = useTranslation('catchup');
  const behind = behindMs(now, nowMs);
  const wholeMs = Math.max(1, now.begunAtMs - now.fromAtMs);
  const clock = runningClock(behind);
  const focusFirst = useFocusUnlessTaken();
  return (
    <>
      <p className={catchUpStyles['said']}>
        <History aria-hidden="true" />
        <span>{t(now.sound ? 'watching' : 'watching.silent', { clock })}</span>
      </p>
      <progress
        className={catchUpStyles['progress']}
        aria-label={t('progress')}
        max={wholeMs}
        value={Math.max(0, wholeMs - behind)}
      />
      <button
        type="button"
        ref={focusFirst}
        className={styles['answer']}
        data-main="true"
        onKeyDown={onlyOnce}
        onClick={end}
      >
        {t('back')}
      </button>
    </>
  );
}

/** The press that began it must not end it while it is held. */
function onlyOnce(event: KeyboardEvent): void {
  if (event.repeat) event.preventDefault();
}

/** For the remote control: the first answer is under OK at once, unless something else is just being chosen. */
function useFocusUnlessTaken() {
  return useCallback((button: HTMLButtonElement | null) => {
    if (button && (document.activeElement ?? document.body) === document.body) button.focus();
  }, []);
}
