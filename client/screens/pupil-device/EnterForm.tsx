import { type JSX, type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AppError, type ErrorCode } from '../../../shared/errors/index.ts';
import { MAX_NICKNAME, Nickname } from '../../../shared/lesson/pupilsState.ts';
import { useErrorText } from '../../i18n/errorText.ts';
import { Button } from '../../kit/Button.tsx';
import { Notice } from '../../kit/Notice.tsx';
import { TextField } from '../../kit/TextField.tsx';
import type { PupilLine } from '../../lesson/pupils/PupilLine.ts';
import styles from './pupil.module.css';
import { scannedCode } from './scannedCode.ts';

type Props = {
  readonly line: PupilLine;
  /** Why this device is not in the lesson any more; `null` when it never was. */
  readonly code: ErrorCode | null;
};

/** The code on the display, which a scan has filled in, and a name. */
export function EnterForm({ line, code: lost }: Props): JSX.Element {
  const { t } = useTranslation('pupils');
  const sentence = useErrorText();
  const [code, setCode] = useState(() => scannedCode() ?? '');
  const [nickname, setNickname] = useState('');
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<AppError | null>(null);
  const ready = code.length === 6 && Nickname.safeParse(nickname).success;
  const enter = (event: SubmitEvent): void => {
    event.preventDefault();
    if (busy || !ready) return;
    setBusy(true);
    line
      .enter(code, nickname.trim())
      .catch((thrown: unknown) => setRefused(AppError.from(thrown)))
      .finally(() => setBusy(false));
  };
  return (
    <form className={styles['enter']} onSubmit={enter}>
      <h1>{t('enter.title')}</h1>
      {lost === 'pupil.not-found' && !refused ? <Notice tone="info">{t('enter.removed')}</Notice> : null}
      <TextField
        label={t('enter.code')}
        hint={t('enter.code.hint')}
        value={code}
        maxLength={7}
        autoComplete="off"
        autoCapitalize="characters"
        error={
          refused ? sentence(refused) : lost && lost !== 'pupil.not-found' ? sentence(new AppError(lost)) : undefined
        }
        onChange={(typed) =>
          setCode(
            typed
              .toUpperCase()
              .replaceAll(/[^0-9A-Z]/g, '')
              .slice(0, 6),
          )
        }
      />
      <TextField
        label={t('enter.nickname')}
        hint={t('enter.nickname.hint')}
        value={nickname}
        maxLength={MAX_NICKNAME}
        autoComplete="off"
        onChange={setNickname}
      />
      <Button wide size="l" variant="primary" type="submit" busy={busy} disabled={!ready}>
        {t('enter.go')}
      </Button>
    </form>
  );
}
