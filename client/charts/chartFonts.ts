/**
 * The parts of the page's fonts that a text needs, as rules that carry them within: a picture is drawn without the page's
 * fonts, and a machine without a Chinese one would draw boxes. What cannot be had is left out.
 */
export async function fontFacesFor(text: string): Promise<string> {
  const faces = [...document.styleSheets].flatMap(fontFacesIn).filter(({ ranges }) => isNeeded(ranges, text));
  const rules = await Promise.all(faces.map((face) => ruleOf(face).catch(() => '')));
  return rules.join('');
}

type Face = { readonly family: string; readonly weight: string; readonly ranges: string; readonly url: string };

function fontFacesIn(sheet: CSSStyleSheet): Face[] {
  return [...sheet.cssRules].flatMap((rule) => {
    if (!(rule instanceof CSSFontFaceRule)) return [];
    const of = (name: string): string => rule.style.getPropertyValue(name);
    const path = /url\("?([^")]+)"?\)/.exec(of('src'))?.[1];
    if (path === undefined) return [];
    const url = new URL(path, sheet.href ?? document.baseURI).href;
    return [{ family: of('font-family'), weight: of('font-weight'), ranges: of('unicode-range'), url }];
  });
}

/** Whether a part of a font has any letter of a text. */
function isNeeded(ranges: string, text: string): boolean {
  const spans = ranges.split(',').flatMap((range) => {
    const [, from, to = from] = /U\+([0-9a-f]+)(?:-([0-9a-f]+))?/i.exec(range) ?? [];
    return from === undefined || to === undefined
      ? []
      : [[Number.parseInt(from, 16), Number.parseInt(to, 16)] as const];
  });
  return [...text].some((letter) => {
    const code = letter.codePointAt(0) ?? 0;
    return spans.some(([from, to]) => code >= from && code <= to);
  });
}

async function ruleOf({ family, weight, ranges, url }: Face): Promise<string> {
  const data = await dataOf(await (await fetch(url)).blob());
  return `@font-face{font-family:${family};font-weight:${weight};unicode-range:${ranges};src:url(${data})}`;
}

function dataOf(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(new Error('the font could not be read', { cause: reader.error }));
    reader.readAsDataURL(blob);
  });
}
