import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, startOfWeek } from '../../i18n/times.ts';
import { useTimes } from '../../i18n/useTimes.ts';
import { Button } from '../../kit/Button.tsx';
import { IconButton } from '../../kit/IconButton.tsx';
import styles from './lessons.module.css';

type Props = { readonly weekAtMs: number; readonly nowMs: number; readonly onWeek: (weekAtMs: number) => void };

/** Which week is on screen, and the ways to its neighbours and back to this one. */
export function WeekSwitch({ weekAtMs, nowMs, onWeek }: Props): JSX.Element {
  const { t } = useTranslation('admin');
  const times = useTimes();
  const thisWeek = startOfWeek(nowMs);
  return (
    <div className={styles['week']}>
      <IconButton
        icon={<ChevronLeft />}
        word={t('lessons.week.before')}
        onClick={() => onWeek(addDays(weekAtMs, -7))}
      />
      <span className={styles['weekName']} aria-live="polite">
        {times.date(weekAtMs)} – {times.date(addDays(weekAtMs, 6))}
      </span>
      <IconButton icon={<ChevronRight />} word={t('lessons.week.after')} onClick={() => onWeek(addDays(weekAtMs, 7))} />
      {weekAtMs === thisWeek ? null : (
        <Button size="s" onClick={() => onWeek(thisWeek)}>
          {t('lessons.week.this')}
        </Button>
      )}
    </div>
  );
}
