import type { JSX, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Rect } from '../../../shared/stage/rect.ts';
import { useObservable } from '../../kit/Observable.ts';
import { rectStyle } from '../../stage/rectStyle.ts';
import { StreamTile } from '../../stage/StreamTile.tsx';
import type { OwnDevices } from './life/OwnDevices.ts';

type Props = {
  readonly devices: OwnDevices;
  readonly plate?: ReactNode;
  readonly place?: Rect;
};

/** What our own camera sees, as in a mirror. */
export function OwnPicture({ devices, plate = null, place }: Props): JSX.Element {
  const { t } = useTranslation('display');
  const camera = useObservable(devices.camera);
  return (
    <StreamTile
      kind="classroom-return"
      label={t('self')}
      track={camera}
      mirrored={!devices.isDrawn(camera)}
      plate={plate}
      {...(place ? { style: rectStyle(place) } : {})}
    />
  );
}
