import { Circle, Eraser, Highlighter, MoveUpRight, PenLine, Shapes, Slash, Square, Undo2 } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { InkColour, InkWidth } from '../../../shared/lesson/inkState.ts';
import { IconButton } from '../../kit/IconButton.tsx';
import { useObservable } from '../../kit/Observable.ts';
import type { LessonSession } from '../LessonSession.ts';
import { inkHandOf } from './InkHand.ts';
import { InkMenu } from './InkMenu.tsx';
import styles from './InkTools.module.css';
import { colourOf, INK_SHAPES, isShape, withColour, withWidth } from './inkKit.ts';
import { useInk } from './useInk.ts';

const TOOLS = [
  { tool: 'pen', icon: <PenLine /> },
  { tool: 'highlighter', icon: <Highlighter /> },
  { tool: 'eraser', icon: <Eraser /> },
] as const;

const SHAPE_ICONS = { line: <Slash />, arrow: <MoveUpRight />, rectangle: <Square />, ellipse: <Circle /> } as const;

type Props = {
  readonly session: LessonSession;
  readonly surface: string;
  /** The hand does something else than draw: no tool is in it. */
  readonly resting?: boolean;
};

/** What one writes with: tool, colour and width, and the way back. */
export function InkTools({ session, surface, resting = false }: Props): JSX.Element {
  const { t } = useTranslation('ink');
  const hand = inkHandOf(session);
  const kit = useObservable(hand.kit);
  const canUndo = useInk(session, () => hand.canUndo(surface));
  const shape = isShape(kit.tool) ? kit.tool : null;
  return (
    <>
      {TOOLS.map(({ tool, icon }) => (
        <IconButton
          key={tool}
          show="below"
          icon={icon}
          word={t(`tool.${tool}`)}
          pressed={!resting && kit.tool === tool}
          onClick={() => hand.take(tool)}
        />
      ))}
      <InkMenu
        icon={shape ? SHAPE_ICONS[shape] : <Shapes />}
        word={t('shape')}
        pressed={!resting && shape !== null}
        choices={INK_SHAPES.map((value) => ({ value, icon: SHAPE_ICONS[value], word: t(`shape.${value}`) }))}
        value={shape}
        onChoose={(chosen) => hand.take(chosen)}
      />
      <InkMenu
        icon={<Swatch colour={colourOf(kit)} />}
        word={t('colour')}
        choices={InkColour.options.map((value) => ({
          value,
          icon: <Swatch colour={value} />,
          word: t(`colour.${value}`),
        }))}
        value={colourOf(kit)}
        onChoose={(colour) => hand.kit.set(withColour(kit, colour))}
      />
      <InkMenu
        icon={<Nib width={kit.width} />}
        word={t('width')}
        choices={InkWidth.options.map((value) => ({ value, icon: <Nib width={value} />, word: t(`width.${value}`) }))}
        value={kit.width}
        onChoose={(width) => hand.kit.set(withWidth(kit, width))}
      />
      <IconButton
        show="below"
        icon={<Undo2 />}
        word={t('undo')}
        disabled={!canUndo}
        onClick={() => hand.undo(surface)}
      />
    </>
  );
}

function Swatch({ colour }: { readonly colour: InkColour }): JSX.Element {
  return <span className={styles['swatch']} style={{ background: `var(--pen-${colour})` }} aria-hidden="true" />;
}

function Nib({ width }: { readonly width: InkWidth }): JSX.Element {
  return <span className={styles['nib']} data-width={width} aria-hidden="true" />;
}
