import { Check, ChevronDown } from 'lucide-react';
import type { JSX } from 'react';
import {
  Select as AriaSelect,
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
  Text,
} from 'react-aria-components';
import { classes } from './classes.ts';
import { FieldNotes } from './FieldNotes.tsx';
import styles from './Select.module.css';

/** One thing that can be chosen. */
export type SelectOption<Value extends string> = {
  readonly value: Value;
  readonly label: string;
  /** A second, quieter line. */
  readonly note?: string;
};

type Props<Value extends string> = {
  readonly label: string;
  readonly options: readonly SelectOption<Value>[];
  /** `null` while nothing is chosen. */
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  /** What stands there while nothing is chosen. */
  readonly placeholder: string;
  readonly hint?: string;
  readonly error?: string;
  readonly disabled?: boolean;
  /** The label stands small below the box instead of above it, for toolbars. */
  readonly inline?: boolean;
  /** The label is only said, where the choices explain themselves. */
  readonly labelHidden?: boolean;
};

/** One of many, in a list that opens. By keyboard: arrows, or the first letters. */
export function Select<Value extends string>({
  label,
  options,
  value,
  onChange,
  placeholder,
  hint,
  error,
  disabled = false,
  inline = false,
  labelHidden = false,
}: Props<Value>): JSX.Element {
  const choose = (key: unknown): void => {
    const chosen = options.find((option) => option.value === key);
    if (chosen !== undefined) onChange(chosen.value);
  };
  return (
    <AriaSelect
      className={classes(styles['select'], inline && styles['inline'], labelHidden && styles['bare'])}
      value={value}
      onChange={choose}
      placeholder={placeholder}
      isDisabled={disabled}
      isInvalid={error !== undefined}
    >
      <Label className={labelHidden ? 'said' : (styles['label'] ?? '')}>{label}</Label>
      <Button className={styles['box'] ?? ''}>
        <SelectValue className={styles['value'] ?? ''}>
          {({ selectedText, isPlaceholder }) => (isPlaceholder ? placeholder : selectedText)}
        </SelectValue>
        <ChevronDown aria-hidden="true" />
      </Button>
      <FieldNotes id="" hint={hint} error={error} />
      <Popover className={styles['popover'] ?? ''} offset={4}>
        <ListBox className={styles['list'] ?? ''} items={options}>
          {(option) => (
            <ListBoxItem id={option.value} textValue={option.label} className={styles['option'] ?? ''}>
              <span className={styles['text']}>
                <Text slot="label">{option.label}</Text>
                {option.note === undefined ? null : (
                  <Text slot="description" className={styles['note'] ?? ''}>
                    {option.note}
                  </Text>
                )}
              </span>
              <Check aria-hidden="true" className={styles['tick']} />
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
