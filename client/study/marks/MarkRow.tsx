import { MessageSquareReply, Pencil } from 'lucide-react';
import { type JSX, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mark } from '../../../shared/api/index.ts';
import { Button } from '../../kit/Button.tsx';
import { IconButton } from '../../kit/IconButton.tsx';
import { useObservable } from '../../kit/Observable.ts';
import type { Replay } from '../../playback/Replay.ts';
import { clocksOf } from './clocksOf.ts';
import { MarkAbout, MarkWords } from './MarkAbout.tsx';
import type { Marking } from './Marking.ts';
import styles from './MarkList.module.css';
import { MarkReplies, ReplyForm } from './MarkReplies.tsx';
import { RemoveMark } from './RemoveMark.tsx';

type Props = { readonly replay: Replay; readonly marking: Marking; readonly mark: Mark };

/** A mark in the list: when, by whom, for whom, what, and what was replied. */
export function MarkRow({ replay, marking, mark }: Props): JSX.Element {
  const { t } = useTranslation('marks');
  const [replying, setReplying] = useState(false);
  const { beganAtMs } = replay.take;
  const isOpen = useObservable(marking.opened) === mark.markId;
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isOpen && row.current) showInPanel(row.current);
  }, [isOpen]);
  const at = clocksOf(mark, beganAtMs);
  return (
    <li ref={row} className={styles['mark']} data-mark={mark.markId} data-open={isOpen}>
      <div className={styles['head']}>
        <Button size="s" aria-label={t('go', { at })} onClick={() => marking.go(mark)}>
          {at}
        </Button>
        <span className={styles['name']}>{mark.byName}</span>
        <RowKeys replay={replay} marking={marking} mark={mark} at={at} onReply={() => setReplying(true)} />
      </div>
      <MarkWords mark={mark} />
      <MarkAbout mark={mark} />
      <MarkReplies place={replay.take} mark={mark} />
      {replying ? <ReplyForm place={replay.take} mark={mark} onDone={() => setReplying(false)} /> : null}
    </li>
  );
}

/** Scrolls the panel that the row is in, and nothing else: the picture stays in sight. */
function showInPanel(row: HTMLElement): void {
  const panel = row.closest<HTMLElement>('[data-scrolls]');
  if (!panel || panel.scrollHeight <= panel.clientHeight) return;
  const [shown, all] = [row.getBoundingClientRect(), panel.getBoundingClientRect()];
  if (shown.top >= all.top && shown.bottom <= all.bottom) return;
  panel.scrollBy({ top: shown.top + shown.height / 2 - all.top - all.height / 2 });
}

type KeysProps = Props & { readonly at: string; readonly onReply: () => void };

function RowKeys({ replay, marking, mark, at, onReply }: KeysProps): JSX.Element {
  const { t } = useTranslation('marks');
  return (
    <span className={styles['keys']}>
      <IconButton icon={<MessageSquareReply />} word={t('reply.of', { at })} onClick={onReply} />
      {mark.mine ? (
        <IconButton icon={<Pencil />} word={t('edit.of', { at })} onClick={() => marking.edit(mark)} />
      ) : null}
      <RemoveMark place={replay.take} mark={mark} at={at} />
    </span>
  );
}
