import { Mic, MicOff, VolumeX } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Said } from '../../kit/Said.tsx';
import { TrackMeter } from '../sound/TrackMeter.tsx';
import styles from './WallTile.module.css';
import type { SeatSound } from './wallPlaces.ts';

const ICONS = { open: Mic, muted: MicOff, gated: VolumeX, none: MicOff } as const;

type Props = { readonly sound: SeatSound; readonly track: MediaStreamTrack | undefined; readonly name: string };

/** Whether a classroom can be heard, and how loud it is. */
export function SeatSoundMark({ sound, track, name }: Props): JSX.Element {
  const { t } = useTranslation('console');
  const Icon = ICONS[sound];
  return (
    <span className={styles['sound']} data-sound={sound} title={t(`sound.${sound}`)}>
      <Icon aria-hidden="true" />
      <Said>{t(`sound.${sound}`)}</Said>
      {sound === 'open' ? <TrackMeter small track={track} label={t('meter-of', { name })} /> : null}
    </span>
  );
}
