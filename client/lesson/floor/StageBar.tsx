import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/Button.tsx';
import { Select } from '../../kit/Select.tsx';
import { GuardSegments } from '../guard/GuardSegments.tsx';
import type { Calls } from '../hands/useCalls.ts';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
import { useWanted } from '../useWanted.ts';
import styles from './StageBar.module.css';
import type { Stage } from './useStage.ts';
import { TURN_LIMITS_S, type TurnLimit } from './useTurnLimit.ts';

type Props = {
  readonly session: LessonSession;
  readonly stage: Stage;
  readonly calls: Pick<Calls, 'fairly'>;
};

/** How the stage is used: for how long, by how many, and whose turn it would be. */
export function StageBar({ session, stage, calls: { fairly } }: Props): JSX.Element {
  const { t } = useTranslation('hands');
  return (
    <div className={styles['bar']}>
      <TurnLimitSelect limit={stage.limit} />
      <DiscussionButton session={session} />
      {stage.seatIds.length > 1 ? (
        <>
          <GuardSegments session={session} />
          <Button onClick={stage.empty}>{t('take-all-back')}</Button>
        </>
      ) : (
        <Button title={t('fair.help')} disabled={fairly === null} onClick={() => fairly?.()}>
          {t('fair')}
        </Button>
      )}
    </div>
  );
}

function TurnLimitSelect({ limit }: { readonly limit: TurnLimit }): JSX.Element {
  const { t } = useTranslation('hands');
  return (
    <Select
      inline
      labelHidden
      label={t('limit')}
      placeholder=""
      value={`${(limit.limitMs ?? 0) / 1_000}`}
      options={TURN_LIMITS_S.map((limitS) => ({ value: `${limitS}`, label: t(`limit.${limitS}`) }))}
      onChange={(chosen) => limit.choose(chosen === '0' ? null : Number(chosen) * 1_000)}
    />
  );
}

/** Whether several may be on stage at once. */
function DiscussionButton({ session }: { readonly session: LessonSession }): JSX.Element {
  const { t } = useTranslation('hands');
  const actual = useLesson(session.store, ({ discussion }) => discussion);
  const { shown, ask } = useWanted(actual);
  return (
    <Button
      className={styles['toggle']}
      title={t('discussion.help')}
      aria-pressed={shown}
      onClick={() => ask(!shown, () => session.ask('floor.discuss', { on: !shown }))}
    >
      {t('discussion')}
    </Button>
  );
}
