import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Share } from '../../../../shared/api/index.ts';
import { Button } from '../../../kit/Button.tsx';
import { CopyField } from '../../../kit/CopyField.tsx';
import { QrPicture } from '../../../kit/QrPicture.tsx';
import { ShareFacts } from './ShareRow.tsx';
import styles from './share.module.css';
import { addressOfShare } from './shareSecret.ts';

/** A link that was just made, with what opens it. */
export type Made = { readonly share: Share; readonly secret: string };

/** The address of a new link, to be passed on. It is shown this once: the server keeps only its hash. */
export function MadeShare({ made, onDone }: { readonly made: Made; readonly onDone: () => void }): JSX.Element {
  const { t } = useTranslation('share');
  const address = addressOfShare(made.secret);
  return (
    <div className={styles['made']} role="status">
      <p className={styles['name']}>{t('made', { name: made.share.name })}</p>
      <ShareFacts share={made.share} />
      <CopyField label={t('address')} value={address} />
      <QrPicture text={address} label={t('qr')} className={styles['qr']} />
      <p className={styles['note']}>{t('made.once')}</p>
      <Button onClick={onDone}>{t('made.done')}</Button>
    </div>
  );
}
