import { Minus, Plus } from 'lucide-react';
import type { JSX } from 'react';
import { Button, Group, Input, Label, NumberField } from 'react-aria-components';
import styles from './NumberStepper.module.css';

type Props = {
  readonly label: string;
  readonly value: number;
  readonly least?: number;
  readonly most: number;
  readonly onChange: (value: number) => void;
};

/** A whole number with a key for one less and one for one more; it can be typed too. For thumbs. */
export function NumberStepper({ label, value, least = 0, most, onChange }: Props): JSX.Element {
  return (
    <NumberField
      className={styles['field'] ?? ''}
      value={value}
      minValue={least}
      maxValue={most}
      step={1}
      formatOptions={{ useGrouping: false, maximumFractionDigits: 0 }}
      onChange={(now) => onChange(Number.isNaN(now) ? least : now)}
    >
      <Label className={styles['label'] ?? ''}>{label}</Label>
      <Group className={styles['box'] ?? ''}>
        <Button slot="decrement" className={styles['step'] ?? ''}>
          <Minus aria-hidden="true" />
        </Button>
        <Input className={styles['input'] ?? ''} />
        <Button slot="increment" className={styles['step'] ?? ''}>
          <Plus aria-hidden="true" />
        </Button>
      </Group>
    </NumberField>
  );
}
