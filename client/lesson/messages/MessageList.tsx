import { type JSX, useEffect, useRef } from 'react';
import type { Message } from '../../../shared/lesson/messagesState.ts';
import { useTimes } from '../../i18n/useTimes.ts';
import styles from './messages.module.css';

type Props = {
  readonly label: string;
  readonly messages: readonly Message[];
  /** Who reads here: their own messages stand on the right. */
  readonly self: Message['from'];
  readonly nameOf: (message: Message) => string;
};

/** Messages as they came, the newest in sight. */
export function MessageList({ label, messages, self, nameOf }: Props): JSX.Element {
  const times = useTimes();
  const list = useRef<HTMLOListElement>(null);
  const newest = messages.at(-1)?.number;
  useEffect(() => {
    const { current } = list;
    if (current && newest !== undefined) current.scrollTop = current.scrollHeight;
  }, [newest]);
  return (
    <ol ref={list} className={styles['list']} aria-label={label} aria-live="polite">
      {messages.map((message) => (
        <li key={message.number} data-own={message.from === self}>
          <p className={styles['who']}>
            <span>{nameOf(message)}</span>
            <time>{times.clock(message.atMs)}</time>
          </p>
          <p className={styles['text']}>{message.text}</p>
        </li>
      ))}
    </ol>
  );
}
