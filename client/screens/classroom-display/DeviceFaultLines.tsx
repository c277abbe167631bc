import { CameraOff, MicOff } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useObservable } from '../../kit/Observable.ts';
import type { OwnDevices } from './life/OwnDevices.ts';
import styles from './marks.module.css';

/** What is wrong with camera and microphone, in words; nothing when nothing is. */
export function DeviceFaultLines({ devices }: { readonly devices: OwnDevices }): JSX.Element {
  const { t } = useTranslation('display');
  const { camera, microphone } = useObservable(devices.faults);
  return (
    <>
      {camera && (
        <p className={styles['mark']} data-tone="attention">
          <CameraOff aria-hidden="true" />
          <span>{t(`camera.${camera}`)}</span>
        </p>
      )}
      {microphone && (
        <p className={styles['mark']} data-tone="attention">
          <MicOff aria-hidden="true" />
          <span>{t(`microphone.${microphone}`)}</span>
        </p>
      )}
    </>
  );
}
