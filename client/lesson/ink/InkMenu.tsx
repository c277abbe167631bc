import { type JSX, type ReactNode, useState } from 'react';
import { IconButton } from '../../kit/IconButton.tsx';
import { PopoverButton } from '../../kit/PopoverButton.tsx';
import styles from './InkTools.module.css';

type Choice<Value extends string> = { readonly value: Value; readonly icon: ReactNode; readonly word: string };

type Props<Value extends string> = {
  readonly icon: ReactNode;
  readonly word: string;
  readonly pressed?: boolean;
  readonly choices: readonly Choice<Value>[];
  readonly value: Value | null;
  readonly onChoose: (value: Value) => void;
};

/** A tool that comes in kinds: a button, and the kinds beside it when it is pressed. */
export function InkMenu<Value extends string>({
  icon,
  word,
  pressed,
  choices,
  value,
  onChoose,
}: Props<Value>): JSX.Element {
  const [open, setOpen] = useState(false);
  const choose = (chosen: Value): void => {
    onChoose(chosen);
    setOpen(false);
  };
  return (
    <PopoverButton
      icon={icon}
      word={word}
      {...(pressed === undefined ? {} : { pressed })}
      open={open}
      onOpenChange={setOpen}
    >
      <div className={styles['choices']}>
        {choices.map((choice) => (
          <IconButton
            key={choice.value}
            show="below"
            icon={choice.icon}
            word={choice.word}
            pressed={choice.value === value}
            onClick={() => choose(choice.value)}
          />
        ))}
      </div>
    </PopoverButton>
  );
}
