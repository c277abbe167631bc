import { Link2 } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/Button.tsx';
import { showToast } from '../../kit/toasts.ts';
import type { Replay } from '../../playback/Replay.ts';

/** Copies an address that opens this take at this moment, with what is pinned. */
export function CopyMoment({ replay }: { readonly replay: Replay }): JSX.Element {
  const { t } = useTranslation('replay');
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(momentAddress(replay));
    showToast({ text: t('copied-moment') });
  };
  return (
    <Button icon={<Link2 />} onClick={() => void copy()}>
      {t('copy-moment')}
    </Button>
  );
}

function momentAddress({ take, playback, pinned }: Replay): string {
  const address = new URL(`/replay/${take.takeId}`, window.location.href);
  address.searchParams.set('t', (playback.clock.read() / 1_000).toFixed(1));
  const source = pinned.read();
  if (source !== null) address.searchParams.set('s', source);
  return address.href;
}
