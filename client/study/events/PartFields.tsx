import { type JSX, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { EventKind, type EventPart, eventKinds, MAX_EVENT_WORDS } from '../../../shared/study/events/query.ts';
import { ClassroomId } from '../../../shared/vocabulary/index.ts';
import { Select } from '../../kit/Select.tsx';
import { withKind } from './eventDraft.ts';
import styles from './events.module.css';
import { type ListedRoom, useEventWords } from './eventWords.ts';

type Props<Part extends EventPart> = {
  readonly part: Part;
  readonly rooms: readonly ListedRoom[];
  /** Whether it can be the classroom that was found. */
  readonly sameRoom: boolean;
  readonly onChange: (part: Part) => void;
};

/** One part of a query as a line of choices: which classroom, what happened, how much of it, and words in it. */
export function PartFields<Part extends EventPart>({ part, rooms, sameRoom, onChange }: Props<Part>): JSX.Element {
  const { t } = useTranslation('search');
  const rule = eventKinds[part.kind];
  const kinds = EventKind.options.map((value) => ({ value, label: t(`kind.${value}`) }));
  const compares = (['any', 'over', 'under'] as const).map((value) => ({
    value,
    label: t(value === 'any' && rule.measure === 'percent' ? 'much.any.percent' : `much.${value}`),
  }));
  const setCompare = (compare: 'any' | 'over' | 'under'): void => {
    const value = part.limit?.value ?? rule.usual?.value ?? FIRST_VALUE;
    onChange({ ...part, limit: compare === 'any' ? null : { compare, value } });
  };
  return (
    <>
      {rule.of === 'lesson' ? null : (
        <div className={styles['who']}>
          <WhoSelect part={part} rooms={rooms} sameRoom={sameRoom} onChange={onChange} />
        </div>
      )}
      <div className={styles['what']}>
        <Select
          labelHidden
          label={t('what')}
          placeholder=""
          value={part.kind}
          options={kinds}
          onChange={(kind) => onChange(withKind(part, kind))}
        />
      </div>
      {part.kind === 'mark' ? null : (
        <div className={styles['much']}>
          <Select
            labelHidden
            label={t('much')}
            placeholder=""
            value={part.limit?.compare ?? 'any'}
            options={compares}
            onChange={setCompare}
          />
        </div>
      )}
      {part.limit ? (
        <NumberBox
          label={t('number')}
          unit={t(`unit.${rule.measure}`)}
          value={part.limit.value}
          most={rule.most}
          onChange={(value) => onChange({ ...part, limit: part.limit && { ...part.limit, value } })}
        />
      ) : null}
      {rule.words ? (
        <input
          className={styles['words']}
          aria-label={t('words')}
          placeholder={`${t('words')} (${t('words.hint')})`}
          value={part.words}
          maxLength={MAX_EVENT_WORDS}
          onChange={({ currentTarget }) => onChange({ ...part, words: currentTarget.value })}
        />
      ) : null}
    </>
  );
}

/** What a limit begins with where its kind has none that is usual. */
const FIRST_VALUE = 10;

function WhoSelect<Part extends EventPart>({ part, rooms, sameRoom, onChange }: Props<Part>): JSX.Element {
  const { t } = useTranslation('search');
  const words = useEventWords();
  const { who } = part;
  const schools = [...Map.groupBy(rooms, ({ schoolName }) => schoolName)].filter(([, own]) => own.length > 1);
  const value =
    who.kind === 'classroom' ? who.classroomId : who.kind === 'school' ? `${SCHOOL}${who.schoolName}` : who.kind;
  const listed = [
    { value: 'any', label: t('who.any') },
    ...(sameRoom ? [{ value: 'same', label: t('who.same') }] : []),
    ...schools.map(([name]) => ({ value: `${SCHOOL}${name}`, label: t('who.school', { name }) })),
    ...rooms.map(({ classroomId }) => ({ value: classroomId as string, label: words.room(classroomId, rooms) })),
  ];
  const isListed = listed.some((each) => each.value === value);
  const gone = { value, label: who.kind === 'school' ? who.schoolName : t('who.gone') };
  return (
    <Select
      labelHidden
      label={t('who')}
      placeholder=""
      value={value}
      options={isListed ? listed : [...listed, gone]}
      onChange={(chosen) => onChange({ ...part, who: whoOf(chosen) })}
    />
  );
}

const SCHOOL = 'school ';

function whoOf(value: string): EventPart['who'] {
  if (value === 'same') return { kind: 'same' };
  if (value.startsWith(SCHOOL)) return { kind: 'school', schoolName: value.slice(SCHOOL.length) };
  const room = ClassroomId.safeParse(value);
  return room.success ? { kind: 'classroom', classroomId: room.data } : { kind: 'any' };
}

type NumberProps = {
  readonly label: string;
  readonly unit: string;
  readonly value: number;
  readonly least?: number;
  readonly most: number;
  readonly onChange: (value: number) => void;
};

/** A number within a sentence, with its unit behind it. */
export function NumberBox({ label, unit, value, least = 0, most, onChange }: NumberProps): JSX.Element {
  const id = useId();
  return (
    <span className={styles['number']}>
      <input
        id={id}
        type="number"
        inputMode="numeric"
        aria-label={`${label} (${unit})`}
        min={least}
        max={most}
        step={1}
        value={value}
        onChange={({ currentTarget }) => {
          const typed = Math.round(Number(currentTarget.value));
          onChange(Number.isFinite(typed) ? Math.min(most, Math.max(least, typed)) : least);
        }}
      />
      <label htmlFor={id}>{unit}</label>
    </span>
  );
}
