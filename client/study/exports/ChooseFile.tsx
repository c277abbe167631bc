import { FileUp } from 'lucide-react';
import { type JSX, useRef } from 'react';
import { Button } from '../../kit/Button.tsx';
import styles from './exports.module.css';

type Props = {
  readonly word: string;
  /** How the names of files end that can be chosen, e.g. `.eaf`. */
  readonly accept: string;
  readonly busy: boolean;
  readonly onChosen: (content: Blob) => void;
};

/** A button that lets one file be chosen; the same one again too, e.g. after it was changed. */
export function ChooseFile({ word, accept, busy, onChosen }: Props): JSX.Element {
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button className={styles['choose']} icon={<FileUp />} busy={busy} onClick={() => chooser.current?.click()}>
        {word}
      </Button>
      <input
        ref={chooser}
        type="file"
        hidden
        accept={accept}
        onChange={({ currentTarget }) => {
          const [content] = currentTarget.files ?? [];
          if (content) onChosen(content);
          currentTarget.value = '';
        }}
      />
    </>
  );
}
