import { fontFacesFor } from './chartFonts.ts';
import { linesOf } from './scale.ts';

/** What stands over a saved chart. */
export type Caption = {
  readonly title: string;
  /** Of which lesson, when, and how it was sampled. */
  readonly note: string;
};

/** What of a drawn element's looks a picture must carry with it: it has no style sheet. */
const LOOKS = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-opacity',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
] as const;

/** A drawing on the page, and the list of what its shapes mean, if it has one. */
export type Drawn = { readonly svg: SVGSVGElement; readonly legend: Element | null };

const PAD_PX = 20;
const TITLE_PX = 18;
const NOTE_PX = 13;
/** A picture has so many pixels for each of the screen's: sharp on paper. */
const SHARPNESS = 3;

/** Saves a chart as it stands, as a drawing that any program opens. */
export async function saveSvg(drawn: Drawn, caption: Caption, name: string): Promise<void> {
  const { whole } = pictureOf(drawn, caption);
  const style = make('style', {});
  style.textContent = await fontFacesFor(whole.textContent ?? '');
  whole.prepend(style);
  saveBlob(`${name}.svg`, new Blob([textOf(whole)], { type: 'image/svg+xml' }));
}

/** Saves a chart as it stands, as a picture. */
export async function savePng(drawn: Drawn, caption: Caption, name: string): Promise<void> {
  const { whole, widthPx, heightPx } = pictureOf(drawn, caption);
  const letters = takeLetters(whole);
  const image = new Image(widthPx, heightPx);
  // Not a blob's address: the page's own rules allow pictures of data.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(textOf(whole))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = widthPx * SHARPNESS;
  canvas.height = heightPx * SHARPNESS;
  const pen = canvas.getContext('2d');
  if (!pen) return;
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  pen.scale(SHARPNESS, SHARPNESS);
  for (const letter of letters) write(pen, letter);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob) saveBlob(`${name}.png`, blob);
}

/** A line of words in a drawing. */
type Letters = {
  readonly text: string;
  readonly xPx: number;
  readonly yPx: number;
  readonly font: string;
  readonly fill: string;
  readonly anchor: string;
};

/**
 * Takes the words out of a drawing. They are written by the page, whose fonts are there: a picture of a drawing is ready
 * before the fonts within it are, and would have none.
 */
function takeLetters(whole: SVGElement): Letters[] {
  return [...whole.querySelectorAll('text')].map((text) => {
    let [xPx, yPx] = [0, 0];
    for (let at: Element | null = text; at && at !== whole; at = at.parentElement) {
      xPx += Number(at.getAttribute(at instanceof SVGGElement ? 'data-x' : 'x') ?? 0);
      yPx += Number(at.getAttribute(at instanceof SVGGElement ? 'data-y' : 'y') ?? 0);
    }
    const of = (name: string): string => text.getAttribute(name) ?? '';
    const size = of('font-size').replace('px', '');
    const font = `${of('font-weight') || 400} ${size}px ${of('font-family')}`;
    text.remove();
    return { text: text.textContent ?? '', xPx, yPx, font, fill: of('fill'), anchor: of('text-anchor') };
  });
}

const ALIGN: Readonly<Record<string, CanvasTextAlign>> = { middle: 'center', end: 'right' };

function write(pen: CanvasRenderingContext2D, { text, xPx, yPx, font, fill, anchor }: Letters): void {
  pen.font = font;
  pen.fillStyle = fill;
  pen.textAlign = ALIGN[anchor] ?? 'left';
  pen.fillText(text, xPx, yPx);
}

const textOf = (whole: SVGElement): string => new XMLSerializer().serializeToString(whole);

function saveBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Not at once: the browser reads it after the press.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

function pictureOf({ svg, legend }: Drawn, caption: Caption) {
  const [chartWidthPx, chartHeightPx] = [svg.width.baseVal.value, svg.height.baseVal.value];
  const head = captionOf(svg, caption, chartWidthPx);
  const foot = legendOf(legend, chartWidthPx);
  const [widthPx, heightPx] = [chartWidthPx + 2 * PAD_PX, chartHeightPx + head.heightPx + foot.heightPx + 2 * PAD_PX];
  const chart = cloneWithLooks(svg);
  chart.setAttribute('x', `${PAD_PX}`);
  chart.setAttribute('y', `${PAD_PX + head.heightPx}`);
  chart.setAttribute('overflow', 'visible');
  const whole = make('svg', { width: widthPx, height: heightPx, viewBox: `0 0 ${widthPx} ${heightPx}` });
  whole.append(
    make('rect', { width: widthPx, height: heightPx, fill: colourOf(svg, '--surface') }),
    ...head.lines,
    chart,
  );
  const footPx = PAD_PX + head.heightPx + chartHeightPx;
  foot.group.setAttribute('transform', `translate(${PAD_PX} ${footPx})`);
  foot.group.setAttribute('data-x', `${PAD_PX}`);
  foot.group.setAttribute('data-y', `${footPx}`);
  whole.append(foot.group);
  return { whole, widthPx, heightPx };
}

function captionOf(svg: SVGSVGElement, { title, note }: Caption, widthPx: number) {
  const rows = [
    ...linesOf(title, widthPx, TITLE_PX).map((text) => ({ text, px: TITLE_PX, colour: '--ink', weight: 650 })),
    ...linesOf(note, widthPx, NOTE_PX).map((text) => ({ text, px: NOTE_PX, colour: '--ink-soft', weight: 400 })),
  ];
  let heightPx = 0;
  const lines = rows.map(({ text, px, colour, weight }) => {
    heightPx += px * 1.5;
    const place = { x: PAD_PX, y: PAD_PX + heightPx - px * 0.4, 'font-size': px, 'font-weight': weight };
    const line = make('text', {
      ...place,
      fill: colourOf(svg, colour),
      'font-family': getComputedStyle(svg).fontFamily,
    });
    line.textContent = text;
    return line;
  });
  return { lines, heightPx: heightPx + PAD_PX / 2 };
}

const LEGEND_ROW_PX = 26;
const SWATCH_PX = 30;
const BETWEEN_PX = 24;

/** What the shapes mean, in rows below the chart. */
function legendOf(legend: Element | null, widthPx: number): { readonly group: SVGElement; readonly heightPx: number } {
  const group = make('g', {});
  let [xPx, yPx] = [0, 10];
  for (const item of legend?.children ?? []) {
    const swatch = item.querySelector('svg');
    const words = item.textContent ?? '';
    const itemPx = SWATCH_PX + words.length * NOTE_PX;
    if (xPx > 0 && xPx + itemPx > widthPx) [xPx, yPx] = [0, yPx + LEGEND_ROW_PX];
    if (!swatch) continue;
    const copy = cloneWithLooks(swatch);
    copy.setAttribute('x', `${xPx}`);
    copy.setAttribute('y', `${yPx}`);
    const { color, fontFamily } = getComputedStyle(item);
    const place = {
      x: xPx + SWATCH_PX,
      y: yPx + NOTE_PX,
      'font-size': NOTE_PX,
      fill: color,
      'font-family': fontFamily,
    };
    const line = make('text', place);
    line.textContent = words;
    group.append(copy, line);
    xPx += itemPx + BETWEEN_PX;
  }
  return { group, heightPx: legend ? yPx + LEGEND_ROW_PX : 0 };
}

/** A copy that looks the same without the page, and does nothing. */
function cloneWithLooks(svg: SVGSVGElement): SVGElement {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const copies = [copy, ...copy.querySelectorAll<SVGElement>('*')];
  for (const [index, original] of [svg, ...svg.querySelectorAll<SVGElement>('*')].entries()) {
    const element = copies[index];
    if (!element) continue;
    const computed = getComputedStyle(original);
    for (const name of ['class', 'style', 'role', 'tabindex', 'data-mark', 'data-open']) element.removeAttribute(name);
    for (const look of LOOKS)
      element.setAttribute(look, computed.getPropertyValue(look).replace(/url\(".*?#/, 'url("#'));
  }
  return copy;
}

const colourOf = (svg: SVGSVGElement, token: string): string => getComputedStyle(svg).getPropertyValue(token).trim();

function make(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, `${value}`);
  return element;
}
