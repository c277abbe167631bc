import { Mic, MicOff } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { BigKey } from '../../kit/BigKey.tsx';
import type { OwnMicrophone } from './useOwnMicrophone.ts';

/** The very large key that mutes the classroom or opens its microphone. It shows what a press does. */
export function MicrophoneKey({ microphone: { muted, toggle } }: { readonly microphone: OwnMicrophone }): JSX.Element {
  const { t } = useTranslation('phone');
  return muted ? (
    <BigKey tone="accent" icon={<Mic />} word={t('microphone.open')} onPress={toggle} />
  ) : (
    <BigKey tone="plain" icon={<MicOff />} word={t('microphone.mute')} onPress={toggle} />
  );
}
