/** What XML 1.0 cannot hold: most control characters, halves of pairs, U+FFFE and U+FFFF. */
const UNWRITABLE = /[^\P{Cc}\t\n\r\u007f-\u009f]|\p{Surrogate}|[\ufffe\uffff]/gu;

const writable = (text: string): string => text.replace(UNWRITABLE, '\ufffd');

const NAMED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text as it stands between tags or in quotes; ends of lines and tabs stay what they were in both. */
export const xmlText = (text: string): string =>
  writable(text)
    .replace(/[&<>"]/g, (sign) => NAMED[sign] ?? sign)
    .replace(/[\t\n\r]/g, (sign) => `&#${sign.charCodeAt(0)};`);
