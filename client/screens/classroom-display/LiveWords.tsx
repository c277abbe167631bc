import { Hand, Mic, MicOff, Presentation, TriangleAlert } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Rect } from '../../../shared/stage/rect.ts';
import { remainingClock, runningClock } from '../../i18n/times.ts';
import { rectStyle } from '../../stage/rectStyle.ts';
import styles from './liveWords.module.css';
import { type LiveFacts, liveWords, type SoundWord } from './liveWords.ts';
import { useSecond } from './useSecond.ts';

const ICONS: Record<SoundWord, typeof Mic> = {
  'on-stage': Presentation,
  gated: MicOff,
  heard: Mic,
  muted: MicOff,
  'no-microphone': MicOff,
};

type Props = {
  readonly facts: LiveFacts;
  readonly place: Rect;
  /** Where the picture should be it says already that the teacher's line is gone. */
  readonly saidAbove: boolean;
  /** How far the server's clock is ahead of this device's, in ms. */
  readonly aheadMs: number;
};

/** The strip at the lower edge: who hears us, our hand, and at most one thing that is wrong. */
export function LiveWords({ facts, place, saidAbove, aheadMs }: Props): JSX.Element {
  const { t } = useTranslation('display');
  const { sound, trouble: found } = liveWords(facts);
  const trouble = saidAbove && found === 'teacher-away' ? null : found;
  const crowded = trouble !== null || facts.hand !== null;
  const Icon = sound && ICONS[sound];
  return (
    <div className={styles['words']} style={rectStyle(place)} role="status" data-troubled={crowded}>
      {Icon && (
        <p className={styles['sound']} data-sound={sound}>
          <Icon aria-hidden="true" />
          <span>{t(`live.${sound}`, { name: facts.speaker ?? '' })}</span>
        </p>
      )}
      {sound === 'on-stage' && facts.untilAtMs !== null && <TurnLeft untilAtMs={facts.untilAtMs} aheadMs={aheadMs} />}
      {facts.hand && <OwnHandWords {...facts.hand} aheadMs={aheadMs} />}
      {sound === 'on-stage' && !crowded && (
        <p className={styles['quiet']}>
          {t(facts.microphone === 'open' ? 'live.on-stage.heard' : 'live.no-microphone')}
        </p>
      )}
      {sound === 'heard' && !crowded && <p className={styles['quiet']}>{t('live.press-for-hand')}</p>}
      {trouble && (
        <p className={styles['trouble']}>
          {trouble === 'sound-blocked' ? <Hand aria-hidden="true" /> : <TriangleAlert aria-hidden="true" />}
          <span>{t(`live.${trouble}`)}</span>
        </p>
      )}
    </div>
  );
}

/** What is left of our turn. */
function TurnLeft({ untilAtMs, aheadMs }: { readonly untilAtMs: number; readonly aheadMs: number }): JSX.Element {
  const { t } = useTranslation('display');
  const nowMs = useSecond(aheadMs);
  return (
    <p className={styles['left']} aria-hidden="true">
      {t('live.on-stage.left', { clock: remainingClock(untilAtMs - nowMs) })}
    </p>
  );
}

type HandProps = NonNullable<LiveFacts['hand']> & { readonly aheadMs: number };

/** That our hand is up, which place it has, and for how long we have waited. */
function OwnHandWords({ place, raisedAtMs, aheadMs }: HandProps): JSX.Element {
  const { t } = useTranslation('display');
  const nowMs = useSecond(aheadMs);
  return (
    <p className={styles['hand']}>
      <Hand aria-hidden="true" />
      <span>{t('live.hand', { place })}</span>
      <span aria-hidden="true">{t('live.hand.waited', { clock: runningClock(nowMs - raisedAtMs) })}</span>
    </p>
  );
}
