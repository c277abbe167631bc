import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useObservable } from '../../kit/Observable.ts';
import { Select } from '../../kit/Select.tsx';
import type { DevicePart } from './keptDevices.ts';
import type { TeacherSources } from './TeacherSources.ts';

const SYNTHETIC = 'synthetic';

type Props = { readonly sources: TeacherSources; readonly parts: readonly DevicePart[] };

/** Which camera, microphone and document camera are used. */
export function DevicePickers({ sources, parts }: Props): JSX.Element {
  return (
    <>
      {parts.map((part) => (
        <DevicePicker key={part} sources={sources} part={part} />
      ))}
    </>
  );
}

function DevicePicker({ sources, part }: { readonly sources: TeacherSources; readonly part: DevicePart }): JSX.Element {
  const { t } = useTranslation('console');
  const { cameras, microphones } = useObservable(sources.devices);
  const { use, deviceId, fault } = useObservable(sources[part].view);
  const devices = part === 'microphone' ? microphones : cameras;
  const named = devices.map((device, index) => ({
    value: device.deviceId,
    label: device.label || t(`device.${part}.nth`, { n: index + 1 }),
  }));
  const standIn = part === 'microphone' ? t('synthetic.microphone') : t('synthetic.camera');
  return (
    <Select
      label={t(`device.${part}`)}
      placeholder={use === 'opening' ? t('device.opening') : t(`device.${part}.none`)}
      options={use === 'synthetic' ? [...named, { value: SYNTHETIC, label: standIn }] : named}
      value={use === 'synthetic' ? SYNTHETIC : use === 'device' ? deviceId : null}
      disabled={named.length === 0}
      {...(fault && part === 'documentCamera' ? { hint: t(`fault.document.${fault}`) } : {})}
      onChange={(chosen) => {
        if (chosen !== SYNTHETIC) void sources.choose(part, chosen);
      }}
    />
  );
}
