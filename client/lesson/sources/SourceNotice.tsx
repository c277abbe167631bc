import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Band } from '../../kit/Band.tsx';
import { Button } from '../../kit/Button.tsx';
import { useObservable } from '../../kit/Observable.ts';
import type { TeacherSources } from './TeacherSources.ts';

/** Says why there is no camera or microphone, and what to do; nothing when both are there. */
export function SourceNotice({ sources }: { readonly sources: TeacherSources }): JSX.Element | null {
  const { t } = useTranslation(['console', 'common']);
  const camera = useObservable(sources.camera.view);
  const microphone = useObservable(sources.microphone.view);
  const faults =
    camera.fault && camera.fault === microphone.fault
      ? [t(`fault.both.${camera.fault}`)]
      : [
          ...(camera.fault ? [t(`fault.camera.${camera.fault}`)] : []),
          ...(microphone.fault ? [t(`fault.microphone.${microphone.fault}`)] : []),
        ];
  const again = () => void sources.start();
  if (faults.length === 0) return null;
  return (
    <Band
      tone="attention"
      action={
        <Button size="s" onClick={again}>
          {t('common:retry')}
        </Button>
      }
    >
      {faults.join(' ')}
    </Band>
  );
}
