import { DRAWN_SO_FAR, DrawReport, PAGE_OF } from './drawJob.ts';

/** Listens to the process that draws. */
export class DrawingSaid {
  #rest = '';
  #ratio = 0;
  #pageOf: string | undefined;
  #report: DrawReport | undefined;

  /** How far it is, 0–1. */
  get ratio(): number {
    return this.#ratio;
  }

  /** The deck, by its hash, at a page of which it is, or at which it has ended. */
  get pageOf(): string | undefined {
    return this.#pageOf;
  }

  /** What it has said at the end, if it came to that. */
  get report(): DrawReport | undefined {
    return this.#report;
  }

  /** Takes the next piece of what it prints. */
  add(text: string): void {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) this.#hear(line);
  }

  /** It did not end well: whatever it has said, nothing is drawn. */
  isCutOff(): void {
    this.#report = undefined;
  }

  #hear(line: string): void {
    if (line.startsWith(PAGE_OF)) this.#pageOf = line.slice(PAGE_OF.length);
    else if (line.startsWith(DRAWN_SO_FAR)) {
      this.#ratio = Math.min(1, Number(line.slice(DRAWN_SO_FAR.length)) || 0);
      this.#pageOf = undefined;
    } else if (line.startsWith('{')) this.#report = reportIn(line);
  }
}

function reportIn(line: string): DrawReport | undefined {
  try {
    return DrawReport.safeParse(JSON.parse(line)).data;
  } catch {
    // It was killed while it said this.
    return undefined;
  }
}
