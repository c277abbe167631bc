import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Band } from '../../kit/Band.tsx';
import { Button } from '../../kit/Button.tsx';
import { type Observable, useObservable } from '../../kit/Observable.ts';
import { useSecond } from '../../kit/useSecond.ts';
import { DrillBand } from '../../lesson/drill/DrillBand.tsx';
import type { LessonSession } from '../../lesson/LessonSession.ts';
import { SignalBand } from '../../lesson/signals/SignalBand.tsx';
import { SourceNotice } from '../../lesson/sources/SourceNotice.tsx';
import type { TeacherSources } from '../../lesson/sources/TeacherSources.ts';
import { TakeBand } from '../../lesson/takes/TakeBand.tsx';

type Props = {
  readonly session: LessonSession;
  readonly sources: TeacherSources;
  readonly blocked: Observable<boolean>;
};

/** What is not as it should be, each in one line below the top bar. */
export function Bands({ session, sources, blocked }: Props): JSX.Element {
  const { t } = useTranslation('console');
  const status = useObservable(session.status);
  const silent = useObservable(blocked);
  return (
    <div>
      {status.step === 'away' ? <AwayBand {...status} /> : null}
      {status.step === 'connecting' ? <Band tone="info">{t('connecting')}</Band> : null}
      {silent ? (
        <Band tone="attention" action={<Button size="s">{t('silent.open')}</Button>}>
          {t('silent')}
        </Band>
      ) : null}
      <DrillBand session={session} />
      <TakeBand session={session} />
      <SignalBand session={session} />
      <SourceNotice sources={sources} />
    </div>
  );
}

function AwayBand({
  sinceAtMs,
  restarting,
}: {
  readonly sinceAtMs: number;
  readonly restarting?: boolean;
}): JSX.Element {
  const { t } = useTranslation(['console', 'restarting']);
  const seconds = Math.max(0, Math.round((useSecond() - sinceAtMs) / 1_000));
  return (
    <Band tone={restarting ? 'attention' : 'bad'}>
      {t(restarting ? 'restarting:title' : 'away')}{' '}
      <span aria-hidden="true">{t('away.seconds', { count: seconds })}</span>
    </Band>
  );
}
