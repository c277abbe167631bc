import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Points } from '../../../shared/study/rubric/rubric.ts';
import { TextField } from '../../kit/TextField.tsx';

type Props = {
  readonly label: string;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  /** Whether it is a whole number. */
  readonly whole?: boolean;
  /** Whether it must not be left empty. */
  readonly needed?: boolean;
};

/** A number of points, at most two places; what is typed stays until it is one. */
export function PointsField({ label, value, onChange, whole = false, needed = false }: Props): JSX.Element {
  const { t } = useTranslation('rubrics');
  const [typed, setTyped] = useState(value === null ? '' : String(value));
  const read = (text: string): number | null | undefined => {
    if (text.trim() === '') return needed ? undefined : null;
    const points = Points.safeParse(Number(text)).data;
    return whole && !Number.isInteger(points) ? undefined : points;
  };
  // Changed from elsewhere, e.g. by a step back.
  const shown = read(typed) === value || read(typed) === undefined ? typed : value === null ? '' : String(value);
  return (
    <TextField
      label={label}
      inputMode="decimal"
      value={shown}
      error={read(shown) === undefined ? t('import.fault.points') : undefined}
      onChange={(text) => {
        setTyped(text);
        const next = read(text);
        if (next !== undefined) onChange(next);
      }}
    />
  );
}
