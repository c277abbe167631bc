import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../../kit/Notice.tsx';
import type { Replay } from '../../../playback/Replay.ts';
import { ExportRows } from '../../../study/exports/ExportRows.tsx';
import { Part } from './Part.tsx';

/** The lesson's records as files for other programs. */
export function WrittenPart({ replay: { take } }: { readonly replay: Replay }): JSX.Element {
  const { t } = useTranslation('exports');
  return (
    <Part title={t('take.title')} hint={t('take.hint')}>
      {take.endedAtMs === null ? (
        <Notice tone="info">{t('take.going')}</Notice>
      ) : (
        <ExportRows of={{ takeId: take.takeId }} />
      )}
    </Part>
  );
}
