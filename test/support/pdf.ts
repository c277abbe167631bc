/** What a page of a made PDF is like. */
export type MadePage = {
  /** In points; a screen's shape unless said otherwise. */
  readonly size?: readonly [number, number];
  /** Chinese, in a font that is named and not embedded. */
  readonly text?: string;
  /** A colour for the whole page: red, green, blue, 0 to 1. */
  readonly fill?: readonly [number, number, number];
};

type Options = {
  /** Needs a password that nobody has. */
  readonly encrypted?: boolean;
};

const SCREEN = [960, 540] as const;

/** UCS-2 as the encoding of the font wants it. */
const hexOf = (text: string): string =>
  [...text].map((letter) => (letter.codePointAt(0) ?? 0x20).toString(16).padStart(4, '0')).join('');

function contentOf({ size: [width, height] = SCREEN, text, fill }: MadePage): string {
  const ground = fill ? `${fill.join(' ')} rg 0 0 ${width} ${height} re f\n` : '';
  const words = text === undefined ? '' : `0 0 0 rg BT /F1 96 Tf 60 ${height / 2} Td <${hexOf(text)}> Tj ET\n`;
  return ground + words;
}

/** Writes a PDF by hand, byte by byte. Its one font is STSong-Light, which is not in it. */
export function makePdf(pages: readonly MadePage[], { encrypted = false }: Options = {}): Buffer {
  const objects: string[] = [];
  const add = (body: string): number => objects.push(body);
  const font = add(
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [2 0 R] >>',
  );
  add(
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 3 0 R /DW 1000 >>',
  );
  add(
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
  );
  const parent = objects.length + 2 * pages.length + 1;
  const kids = pages.map((page) => {
    const content = contentOf(page);
    const stream = add(`<< /Length ${Buffer.byteLength(content)} >>\nstream\n${content}\nendstream`);
    const [width, height] = page.size ?? SCREEN;
    return add(
      `<< /Type /Page /Parent ${parent} 0 R /MediaBox [0 0 ${width} ${height}] /Resources << /Font << /F1 ${font} 0 R >> >> /Contents ${stream} 0 R >>`,
    );
  });
  add(`<< /Type /Pages /Count ${pages.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`);
  const root = add(`<< /Type /Catalog /Pages ${parent} 0 R >>`);
  const lock = encrypted
    ? add(`<< /Filter /Standard /V 1 /R 2 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> /P -4 >>`)
    : undefined;
  return written(
    objects,
    `/Root ${root} 0 R${lock ? ` /Encrypt ${lock} 0 R /ID [<${'00'.repeat(16)}> <${'00'.repeat(16)}>]` : ''}`,
  );
}

function written(objects: readonly string[], trailer: string): Buffer {
  let text = '%PDF-1.5\n';
  const places = objects.map((body, index) => {
    const at = Buffer.byteLength(text);
    text += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return at;
  });
  const start = Buffer.byteLength(text);
  const table = places.map((at) => `${at.toString().padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  text += `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} ${trailer} >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}
