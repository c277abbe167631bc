import { getDocument, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A line of a printed page: its letters without spaces, and how high it stands above the page's foot, in points. */
export type PrintedLine = { readonly text: string; readonly abovePt: number };

/** A printed page as it can be judged without looking. */
export type PrintedPage = {
  readonly widthPt: number;
  readonly heightPt: number;
  /** From its head to its foot. */
  readonly lines: readonly PrintedLine[];
  /** All of its letters, without spaces. */
  readonly text: string;
  /** Fonts that it uses and does not bring. */
  readonly missingFonts: readonly string[];
};

/** Letters on one line differ in height by less than this, in points. */
const SAME_LINE_PT = 3;

/** Reads what a browser has printed. */
export async function readPdf(bytes: Uint8Array): Promise<PrintedPage[]> {
  const task = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 });
  const file = await task.promise;
  try {
    const pages: PrintedPage[] = [];
    for (let number = 1; number <= file.numPages; number += 1) pages.push(await readPage(await file.getPage(number)));
    return pages;
  } finally {
    await task.destroy();
  }
}

async function readPage(page: PDFPageProxy): Promise<PrintedPage> {
  const [, , widthPt = 0, heightPt = 0] = page.view;
  const { items } = await page.getTextContent();
  const words = items.flatMap((item) =>
    'str' in item && item.str.trim() !== ''
      ? [
          {
            text: plain(item.str),
            abovePt: Number(item.transform[5]),
            leftPt: Number(item.transform[4]),
            font: item.fontName,
          },
        ]
      : [],
  );
  await page.getOperatorList();
  const fonts = [...new Set(words.map(({ font }) => font))];
  const lines: { text: string; abovePt: number }[] = [];
  for (const { text, abovePt } of words.sort((a, b) => b.abovePt - a.abovePt || a.leftPt - b.leftPt)) {
    const line = lines.find((each) => Math.abs(each.abovePt - abovePt) < SAME_LINE_PT);
    if (line) line.text += text;
    else lines.push({ text, abovePt });
  }
  return {
    widthPt,
    heightPt,
    lines,
    text: lines.map(({ text }) => text).join(''),
    missingFonts: fonts.filter((font) => Object(page.commonObjs.get(font)).missingFile !== false),
  };
}

/** Letters as they are typed: a font may hand out radicals that look the same. */
export const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');
