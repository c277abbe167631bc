import { Link } from '@tanstack/react-router';
import { Clapperboard, TriangleAlert } from 'lucide-react';
import type { JSX, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AppError } from '../../../shared/errors/index.ts';
import { TakeId } from '../../../shared/vocabulary/index.ts';
import { useErrorText } from '../../i18n/errorText.ts';
import { buttonClass } from '../../kit/buttonClass.ts';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { Spinner } from '../../kit/Spinner.tsx';
import type { Replay } from '../../playback/Replay.ts';
import styles from './replay.module.css';
import { useReplay } from './useReplay.ts';

type Wanted = {
  readonly takeId: string;
  readonly startMs: number;
  readonly pinned: string | null;
  /** What is shown of it once it is there; `mine`: whether the viewer says who else may watch it. */
  readonly children: (replay: Replay, mine: boolean) => ReactNode;
};

/** A take for whoever may watch it: opening, refused, empty, or there. */
export function OpenedReplay({ takeId, ...wanted }: Wanted): JSX.Element {
  const parsed = TakeId.safeParse(takeId);
  if (!parsed.success) return <Refused error={new AppError('take.not-found')} />;
  return <Opening takeId={parsed.data} {...wanted} />;
}

function Opening({ children, ...wanted }: Wanted & { readonly takeId: TakeId }): JSX.Element {
  const { t } = useTranslation('replay');
  const { replay, mine, error } = useReplay(wanted);
  if (error) return <Refused error={error} />;
  if (!replay)
    return (
      <Middle>
        <Spinner large label={t('opening')} />
      </Middle>
    );
  if (replay.lengthMs === 0)
    return (
      <Middle>
        <EmptyState
          page
          icon={<Clapperboard />}
          title={t('empty.title')}
          hint={t('empty.hint')}
          action={<ToLibrary />}
        />
      </Middle>
    );
  return <>{children(replay, mine)}</>;
}

function Refused({ error }: { readonly error: Error }): JSX.Element {
  const sentence = useErrorText();
  return (
    <Middle>
      <EmptyState page icon={<TriangleAlert />} title={sentence(error)} action={<ToLibrary />} />
    </Middle>
  );
}

const Middle = ({ children }: { readonly children: ReactNode }): JSX.Element => (
  <main className={styles['middle']}>{children}</main>
);

function ToLibrary(): JSX.Element {
  const { t } = useTranslation('replay');
  return (
    <Link to="/library" className={buttonClass('primary')}>
      {t('back')}
    </Link>
  );
}
