import { AudioLines, Mic, MicOff, VolumeX } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Said } from '../../kit/Said.tsx';
import { TrackMeter } from '../sound/TrackMeter.tsx';
import styles from './WallTile.module.css';
import type { SeatSound } from './wallPlaces.ts';

const ICONS = { speaking: AudioLines, open: Mic, muted: MicOff, gated: VolumeX, none: MicOff } as const;

type Props = {
  readonly sound: SeatSound;
  /** A voice is heard of it just now. */
  readonly speaking: boolean;
  readonly track: MediaStreamTrack | undefined;
  readonly name: string;
};

/** Whether a classroom can be heard, whether it speaks, and how loud it is. */
export function SeatSoundMark({ sound, speaking, track, name }: Props): JSX.Element {
  const { t } = useTranslation('console');
  const word = speaking && sound === 'open' ? 'speaking' : sound;
  const Icon = ICONS[word];
  return (
    <span className={styles['sound']} data-sound={sound} title={t(`sound.${word}`)}>
      <Icon aria-hidden="true" />
      <Said>{t(`sound.${word}`)}</Said>
      {sound === 'open' ? <TrackMeter small track={track} label={t('meter-of', { name })} /> : null}
    </span>
  );
}
