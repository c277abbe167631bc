/** The Chinese font that we bring along: a display's or server's system may have none. */
export const OWN_FONT = '"Noto Sans SC Variable"';

const GENERIC = /,\s*(serif|sans-serif|monospace)$/;

/**
 * Where pdf.js names a font that the PDF does not have in it, and after it only what the system has of that sort: puts
 * ours before that. So Chinese in such fonts is the same on every display, and never boxes.
 */
export function withOwnFont(font: string): string {
  return font.replace(GENERIC, `, ${OWN_FONT}, $1`);
}
