import { Keyboard } from 'lucide-react';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../kit/Dialog.tsx';
import { IconButton } from '../../kit/IconButton.tsx';
import { Kbd } from '../../kit/Kbd.tsx';
import styles from './TransportBar.module.css';

const KEYS = [
  { word: 'keys.play', keys: ['Space'] },
  { word: 'keys.seek', keys: ['←', '→'] },
  { word: 'keys.seek-far', keys: ['Shift ←', 'Shift →'] },
  { word: 'keys.frame', keys: [',', '.'] },
  { word: 'keys.volume', keys: ['↓', '↑'] },
  { word: 'keys.rate', keys: ['[', ']'] },
  { word: 'keys.mute', keys: ['M'] },
  { word: 'keys.mark', keys: ['N'] },
  { word: 'keys.fullscreen', keys: ['F'] },
] as const;

/** Which keys do what. */
export function KeysButton({ marks }: { readonly marks: boolean }): JSX.Element {
  const { t } = useTranslation('replay');
  const [open, setOpen] = useState(false);
  return (
    <span className={styles['keysButton']}>
      <IconButton show="below" icon={<Keyboard />} word={t('keys')} onClick={() => setOpen(true)} />
      <Dialog title={t('keys')} open={open} onClose={() => setOpen(false)}>
        <dl className={styles['keys']}>
          {KEYS.filter(({ word }) => marks || word !== 'keys.mark').map(({ word, keys }) => (
            <div key={word}>
              <dt>
                {keys.map((key) => (
                  <Kbd key={key}>{key}</Kbd>
                ))}
              </dt>
              <dd>{t(word)}</dd>
            </div>
          ))}
        </dl>
      </Dialog>
    </span>
  );
}
