import type { InkColour, InkTool, InkWidth } from '../../../shared/lesson/inkState.ts';

/** What the hand may hold. */
export type InkHeld = InkTool | 'eraser';

/** What is in the hand, and how it draws. A highlighter keeps a colour of its own. */
export type InkKit = {
  readonly tool: InkHeld;
  readonly colours: { readonly pen: InkColour; readonly highlighter: InkColour };
  readonly width: InkWidth;
  /** The shape that was drawn last. */
  readonly shape: InkShape;
};

/** Tools that draw a shape from one point to another. */
export const INK_SHAPES = ['line', 'arrow', 'rectangle', 'ellipse'] as const satisfies readonly InkTool[];
export type InkShape = (typeof INK_SHAPES)[number];

/** What lies ready when a lesson begins. */
export const firstKit: InkKit = {
  tool: 'pen',
  colours: { pen: 'black', highlighter: 'orange' },
  width: 'medium',
  shape: 'line',
};

/** Whether a tool draws a shape. */
export const isShape = (tool: InkHeld): tool is InkShape => INK_SHAPES.some((shape) => shape === tool);

/** The colour in which the tool in the hand draws. */
export function colourOf({ tool, colours }: InkKit): InkColour {
  return tool === 'highlighter' ? colours.highlighter : colours.pen;
}

/** The kit with another tool in the hand. */
export function withTool(kit: InkKit, tool: InkHeld): InkKit {
  return { ...kit, tool, shape: isShape(tool) ? tool : kit.shape };
}

/** The kit with another colour for the tool in the hand. Whoever picks a colour wants to draw, not to erase. */
export function withColour(kit: InkKit, colour: InkColour): InkKit {
  const drawing = kit.tool === 'eraser' ? withTool(kit, 'pen') : kit;
  const which = drawing.tool === 'highlighter' ? 'highlighter' : 'pen';
  return { ...drawing, colours: { ...drawing.colours, [which]: colour } };
}

/** The kit with another width. */
export function withWidth(kit: InkKit, width: InkWidth): InkKit {
  return { ...(kit.tool === 'eraser' ? withTool(kit, 'pen') : kit), width };
}
