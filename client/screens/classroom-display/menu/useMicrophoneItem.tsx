import { Mic, MicOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { OwnMicrophone } from '../../../lesson/microphone/useOwnMicrophone.ts';
import type { MenuItem } from './RemoteMenu.tsx';

/** Mutes the classroom, or opens its microphone. */
export function useMicrophoneItem({ muted, toggle }: OwnMicrophone): MenuItem {
  const { t } = useTranslation('display');
  return {
    key: 'microphone',
    icon: muted ? <Mic /> : <MicOff />,
    word: t(muted ? 'microphone.open' : 'menu.microphone.mute'),
    run: toggle,
  };
}
