import type { Cue } from '../../../shared/timeline/webVtt.ts';

const TIMES = /^(\d{2,}):([0-5]\d):([0-5]\d)\.(\d{3}) --> (\d{2,}):([0-5]\d):([0-5]\d)\.(\d{3})$/;
const SIGNS: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/** Reads WebVTT as strictly as its grammar is written; throws for what is not of it. Texts come back unescaped. */
export function parseVtt(file: string): Cue[] {
  const [head, ...blocks] = file.split(/\n{2,}/).filter((block) => block.trim() !== '');
  if (head?.trimEnd() !== 'WEBVTT') throw new Error(`it begins with ${head}`);
  return blocks.map((block) => {
    const lines = block.replace(/\n$/, '').split('\n');
    const at = lines.findIndex((line) => line.includes('-->'));
    const times = TIMES.exec(lines[at] ?? '')
      ?.slice(1)
      .map(Number);
    if (!times || at > 1) throw new Error(`no cue: ${block}`);
    const ms = ([h = 0, m = 0, s = 0, rest = 0]: number[]) => ((h * 60 + m) * 60 + s) * 1_000 + rest;
    const text = lines.slice(at + 1).join('\n');
    if (/<|-->/.test(text) || /&(?!amp;|lt;|gt;)/.test(text)) throw new Error(`not escaped: ${text}`);
    const [fromMs, toMs] = [ms(times.slice(0, 4)), ms(times.slice(4))];
    if (toMs <= fromMs) throw new Error(`it ends before it begins: ${block}`);
    return { fromMs, toMs, text: text.replace(/&\w+;/g, (sign) => SIGNS[sign] ?? sign) };
  });
}
