import { CircleCheckBig, Eye, WifiOff } from 'lucide-react';
import { type JSX, type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Band } from '../../kit/Band.tsx';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { LanguageSwitch } from '../../kit/LanguageSwitch.tsx';
import { useObservable } from '../../kit/Observable.ts';
import { Spinner } from '../../kit/Spinner.tsx';
import { PupilLine, type PupilView } from '../../lesson/pupils/PupilLine.ts';
import { AnswerSheet } from './AnswerSheet.tsx';
import { EnterForm } from './EnterForm.tsx';
import styles from './pupil.module.css';
import { scannedCode } from './scannedCode.ts';

/** A pupil's own tablet or phone: comes in by the code on the display, and answers what is asked. */
export function PupilDevice(): JSX.Element {
  const { t } = useTranslation('pupils');
  const [line] = useState(() => new PupilLine());
  const view = useObservable(line.view);
  useEffect(() => {
    line.open(scannedCode());
    return () => line.close();
  }, [line]);
  useEffect(() => {
    // It has done its work, and a reload must not come in anew.
    if (view.step === 'in') window.history.replaceState(window.history.state, '', window.location.pathname);
  }, [view.step]);
  return (
    <>
      <title>{t('page')}</title>
      <Page view={view}>
        <Screen line={line} view={view} />
      </Page>
    </>
  );
}

function Page({ view, children }: { readonly view: PupilView; readonly children: ReactNode }): JSX.Element {
  const { t } = useTranslation('pupils');
  const state =
    view.step !== 'in' ? view.step : view.sheet.phase === 'ended' ? 'ended' : view.sheet.poll ? 'poll' : 'waiting';
  return (
    <main className={styles['page']} data-state={state} aria-label={t('page')}>
      {view.step === 'in' ? (
        <header className={styles['head']}>
          <strong>{view.pupil.nickname}</strong>
          <span>
            {view.pupil.schoolName} {view.pupil.classroomName}
          </span>
        </header>
      ) : null}
      {view.step === 'in' && view.away ? <Band tone="bad">{t('away')}</Band> : null}
      <div className={styles['middle']}>{children}</div>
      <footer className={styles['foot']}>
        <LanguageSwitch />
      </footer>
    </main>
  );
}

function Screen({ line, view }: { readonly line: PupilLine; readonly view: PupilView }): JSX.Element {
  const { t } = useTranslation('pupils');
  if (view.step === 'out') return <EnterForm line={line} code={view.code} />;
  if (view.step === 'asking') {
    return view.unreachable ? (
      <EmptyState page icon={<WifiOff />} title={t('unreachable')} />
    ) : (
      <p className={styles['connecting']} role="status">
        <Spinner large />
        {t('connecting')}
      </p>
    );
  }
  const { phase, poll } = view.sheet;
  if (phase === 'ended') return <EmptyState page icon={<CircleCheckBig />} title={t('ended')} hint={t('ended.hint')} />;
  if (!poll) return <EmptyState page icon={<Eye />} title={t('waiting')} hint={t('waiting.hint')} />;
  return <AnswerSheet key={poll.pollId} line={line} poll={poll} answer={view.sheet.answer} sending={view.sending} />;
}
