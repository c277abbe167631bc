import { Hand, Mic, MicOff, Presentation, TriangleAlert } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Rect } from '../../stage/arrangeScene.ts';
import { rectStyle } from '../../stage/rectStyle.ts';
import styles from './liveWords.module.css';
import { type LiveFacts, liveWords, type SoundWord } from './liveWords.ts';

const ICONS: Record<SoundWord, typeof Mic> = {
  'on-stage': Presentation,
  gated: MicOff,
  heard: Mic,
  'no-microphone': MicOff,
};

type Props = {
  readonly facts: LiveFacts;
  readonly place: Rect;
  /** Where the picture should be it says already that the teacher's line is gone. */
  readonly saidAbove: boolean;
};

/** The strip at the lower edge: who hears us, and at most one thing that is wrong. */
export function LiveWords({ facts, place, saidAbove }: Props): JSX.Element {
  const { t } = useTranslation('display');
  const { sound, trouble: found } = liveWords(facts);
  const trouble = saidAbove && found === 'teacher-away' ? null : found;
  const Icon = sound && ICONS[sound];
  return (
    <div className={styles['words']} style={rectStyle(place)} role="status" data-troubled={trouble !== null}>
      {Icon && (
        <p className={styles['sound']} data-sound={sound}>
          <Icon aria-hidden="true" />
          <span>{t(`live.${sound}`, { name: facts.speaker ?? '' })}</span>
        </p>
      )}
      {sound === 'on-stage' && trouble === null && (
        <p className={styles['quiet']}>
          {t(facts.microphone === 'open' ? 'live.on-stage.heard' : 'live.no-microphone')}
        </p>
      )}
      {trouble && (
        <p className={styles['trouble']}>
          {trouble === 'sound-blocked' ? <Hand aria-hidden="true" /> : <TriangleAlert aria-hidden="true" />}
          <span>{t(`live.${trouble}`)}</span>
        </p>
      )}
    </div>
  );
}
