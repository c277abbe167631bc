import type { Translation } from '../texts.ts';
import type { ink as original } from '../zh-CN/ink.ts';

/** Ink: writing and drawing on pages and boards. */
export const ink: Translation<typeof original> = {
  tools: 'Writing tools',
  'tool.pen': 'Pen',
  'tool.highlighter': 'Highlight',
  'tool.eraser': 'Erase',
  shape: 'Shapes',
  'shape.line': 'Line',
  'shape.arrow': 'Arrow',
  'shape.rectangle': 'Box',
  'shape.ellipse': 'Circle',
  colour: 'Colour',
  'colour.black': 'Black',
  'colour.red': 'Red',
  'colour.blue': 'Blue',
  'colour.green': 'Green',
  'colour.orange': 'Orange',
  width: 'Width',
  'width.thin': 'Thin',
  'width.medium': 'Medium',
  'width.thick': 'Thick',
  undo: 'Undo',
  clear: 'Clear',
  'give-pen': 'Give pen',
  'give-pen.hint': 'The classroom that has the pen can write on its screen by hand.',
  'give-pen.nobody': 'No classroom is here yet.',
  'take-pen': 'Take back the pen: {{name}}',
  'our-pen': 'We have the pen',
};
