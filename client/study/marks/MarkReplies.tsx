import { type FormEvent, type JSX, type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_MARK_TEXT, type Mark, type MarkReply } from '../../../shared/api/index.ts';
import { type MarkPlace, useRemoveReply, useReplyToMark } from '../../api/marks.ts';
import { useTimes } from '../../i18n/useTimes.ts';
import { Button } from '../../kit/Button.tsx';
import { TextArea } from '../../kit/TextArea.tsx';
import { tellRefusal } from '../../kit/tellRefusal.ts';
import styles from './MarkList.module.css';
import { RemoveButton } from './RemoveButton.tsx';

type Props = { readonly place: MarkPlace; readonly mark: Mark };

/** What was replied to a mark. */
export function MarkReplies({ place, mark }: Props): JSX.Element | null {
  const { t } = useTranslation('marks');
  if (mark.replies.length === 0) return null;
  return (
    <ul className={styles['replies']} aria-label={t('replies')}>
      {mark.replies.map((reply) => (
        <Reply key={reply.markReplyId} place={place} mark={mark} reply={reply} />
      ))}
    </ul>
  );
}

function Reply({ place, mark, reply }: Props & { readonly reply: MarkReply }): JSX.Element {
  const { t } = useTranslation('marks');
  const times = useTimes();
  const remove = useRemoveReply(place);
  const { markReplyId, byName, text, madeAtMs, removable } = reply;
  return (
    <li>
      <div className={styles['head']}>
        <span className={styles['name']}>{byName}</span>
        <span className={styles['quiet']}>{times.moment(madeAtMs)}</span>
        {removable ? (
          <span className={styles['keys']}>
            <RemoveButton
              word={t('reply.remove', { name: byName })}
              title={t('reply.title')}
              hint={t('reply.hint', { text: text.slice(0, 60) })}
              yes={t('reply.yes')}
              busy={remove.isPending}
              onRemove={(done) =>
                remove.mutate({ markId: mark.markId, markReplyId }, { onError: tellRefusal, onSettled: done })
              }
            />
          </span>
        ) : null}
      </div>
      <p className={styles['text']}>{text}</p>
    </li>
  );
}

/** Replies to a mark. */
export function ReplyForm({ place, mark, onDone }: Props & { readonly onDone: () => void }): JSX.Element {
  const { t } = useTranslation(['marks', 'common']);
  const [text, setText] = useState('');
  const reply = useReplyToMark(place);
  const send = (): void => {
    if (text.trim() === '' || reply.isPending) return;
    reply.mutate({ markId: mark.markId, text }, { onSuccess: onDone, onError: tellRefusal });
  };
  const onKeyDown = ({ key, ctrlKey, metaKey }: KeyboardEvent): void => {
    if (key === 'Enter' && (ctrlKey || metaKey)) send();
    else if (key === 'Escape' && text.trim() === '') onDone();
  };
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    send();
  };
  return (
    <form className={styles['replying']} onSubmit={onSubmit} onKeyDown={onKeyDown}>
      <TextArea
        ref={(area) => area?.focus()}
        label={t('reply.text')}
        rows={2}
        maxLength={MAX_MARK_TEXT}
        value={text}
        onChange={setText}
      />
      <div className={styles['ends']}>
        <Button size="s" onClick={onDone}>
          {t('common:cancel')}
        </Button>
        <Button size="s" type="submit" variant="primary" disabled={text.trim() === ''} busy={reply.isPending}>
          {t('reply.send')}
        </Button>
      </div>
    </form>
  );
}
