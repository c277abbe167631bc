import { useMutation, useQueryClient } from '@tanstack/react-query';
import { FileSpreadsheet, FileText, Link2, ListVideo, NotebookPen } from 'lucide-react';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FoundLesson } from '../../../shared/api/index.ts';
import { MAX_MARK_TEXT } from '../../../shared/api/index.ts';
import { api } from '../../api/api.ts';
import { runningClock } from '../../i18n/times.ts';
import { useTimes } from '../../i18n/useTimes.ts';
import { Button } from '../../kit/Button.tsx';
import { tellRefusal } from '../../kit/tellRefusal.ts';
import { showToast } from '../../kit/toasts.ts';
import { useEventWords } from '../../study/events/eventWords.ts';
import { momentTable, plainNumber, unitOf } from '../../study/events/momentTable.ts';
import { saveTable } from '../../study/events/saveTable.ts';
import type { ListedMoment } from './listedMoments.ts';
import { MakeClips } from './MakeClips.tsx';
import styles from './search.module.css';

type Props = {
  readonly lessons: readonly FoundLesson[];
  readonly moments: readonly ListedMoment[];
  readonly picked: readonly ListedMoment[];
  readonly onChoose: (all: boolean) => void;
  readonly onPlay: () => void;
};

/** What can be done with what was found, or with what was picked of it. */
export function Acts({ lessons, moments, picked, onChoose, onPlay }: Props): JSX.Element {
  const { t } = useTranslation('search');
  const [clipping, setClipping] = useState(false);
  const marking = useMarkMoments(() => onChoose(false));
  const table = useTable(lessons);
  const isAll = picked.length === moments.length;
  const isNone = picked.length === 0;
  const save = (kind: 'csv' | 'xlsx'): void => void saveTable(table(), t('table.title'), kind).catch(tellRefusal);
  return (
    <div className={styles['bar']}>
      <Button variant="primary" icon={<ListVideo />} onClick={onPlay}>
        {t(isNone ? 'play' : 'play.chosen')}
      </Button>
      <Button onClick={() => onChoose(!isAll)}>{t(isAll ? 'choose.none' : 'choose.all')}</Button>
      <Button icon={<Link2 />} disabled={isNone} onClick={() => setClipping(true)}>
        {t('clip')}
      </Button>
      <Button icon={<NotebookPen />} disabled={isNone} busy={marking.isPending} onClick={() => marking.mutate(picked)}>
        {t('mark')}
      </Button>
      <Button variant="plain" icon={<FileText />} onClick={() => save('csv')}>
        {t('csv')}
      </Button>
      <Button variant="plain" icon={<FileSpreadsheet />} onClick={() => save('xlsx')}>
        {t('xlsx')}
      </Button>
      {isNone ? null : <span className={styles['note']}>{t('chosen', { count: picked.length })}</span>}
      {clipping ? <MakeClips moments={picked} onClose={() => setClipping(false)} /> : null}
    </div>
  );
}

/** Makes a mark of one's own at each moment. */
function useMarkMoments(onDone: () => void) {
  const { t } = useTranslation('search');
  const words = useEventWords();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (picked: readonly ListedMoment[]) => {
      for (const { take, moment } of picked) {
        const { takeId, beganAtMs, endedAtMs, listening } = take;
        // Instants are whole; a moment that would be none is one without an end.
        const fromMs = Math.floor(beganAtMs + moment.fromMs);
        const toMs = Math.min(Math.floor(beganAtMs + moment.toMs), endedAtMs ?? Number.POSITIVE_INFINITY);
        const text = words.full(listening, moment).slice(0, MAX_MARK_TEXT);
        const body = { fromMs, toMs: toMs > fromMs ? toMs : null, region: null, text, tags: [t('mark.tag')] };
        await api('marks.add', { params: { takeId }, body: { ...body, audience: 'private' } });
      }
      return picked.length;
    },
    onSuccess: (count) => {
      onDone();
      showToast({ text: t('marked', { count }) });
    },
    onError: tellRefusal,
    onSettled: () => client.invalidateQueries({ queryKey: ['marks'] }),
  });
}

/** The list as a table, in the language on screen. */
function useTable(lessons: readonly FoundLesson[]) {
  const { t } = useTranslation('search');
  const words = useEventWords();
  const times = useTimes();
  return () =>
    momentTable(lessons, {
      title: t('table.title'),
      column: (key) => t(`table.${key}`),
      cells: ({ take }, moment) => {
        const unit = unitOf(moment);
        return {
          lesson: take.title,
          teacher: take.teacherName,
          date: times.longMoment(take.beganAtMs),
          clock: runningClock(moment.fromMs),
          from: plainNumber(moment.fromMs / 1_000),
          to: plainNumber(moment.toMs / 1_000),
          room: moment.classroomId === null ? null : words.room(moment.classroomId, take.listening),
          what: t(`kind.${moment.kind}`),
          measured: moment.measured === null ? null : plainNumber(moment.measured),
          unit: unit && t(`unit.${unit}`),
          reason: words.reason(moment),
        };
      },
    });
}
