import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { AppError } from '../../../shared/errors/index.ts';
import type { DeckPages, PdfReader } from '../../lesson/courseware/ports.ts';
import { type Bounds, runBounded } from '../runBounded.ts';

const PdfFinding = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('read'), pages: z.int().min(1), ratios: z.array(z.number().min(0.05).max(20)).min(1) }),
  z.object({ kind: z.literal('too-many-pages'), pages: z.int() }),
  z.object({ kind: z.literal('encrypted') }),
  z.object({ kind: z.literal('broken') }),
]);

/** What the process that reads a PDF says of it. */
export type PdfFinding = z.infer<typeof PdfFinding>;

const CHILD = fileURLToPath(new URL('pdfChild.ts', import.meta.url));
const PROJECT = resolve(dirname(CHILD), '../../..');

/** A sound deck of 200 pages takes a few seconds and some hundred MB; one that wants more is out to do harm. */
const BOUNDS: Bounds = { withinMs: 30_000, memoryBytes: 1_500_000_000, outputBytes: 100_000 };

/**
 * Reads a PDF in a process of its own that may read that file and our code and nothing else, so that a PDF which was
 * made to hang, to fill the memory or to break in can only end that process.
 */
export const pdfReader: PdfReader = {
  async read(path: string): Promise<DeckPages> {
    const ended = await runBounded(
      {
        command: process.execPath,
        args: [
          '--max-old-space-size=768',
          '--permission',
          ...['node_modules', 'server', 'shared', 'package.json'].map(
            (name) => `--allow-fs-read=${resolve(PROJECT, name)}`,
          ),
          `--allow-fs-read=${resolve(path)}`,
          CHILD,
          path,
        ],
        env: {},
      },
      BOUNDS,
    );
    const finding = ended.how === 'well' ? PdfFinding.safeParse(jsonIn(ended.output)) : undefined;
    if (!finding?.success || finding.data.kind === 'broken') throw new AppError('deck.broken');
    if (finding.data.kind === 'encrypted') throw new AppError('deck.encrypted');
    if (finding.data.kind === 'too-many-pages')
      throw new AppError('deck.too-many-pages', { pages: finding.data.pages });
    const { pages, ratios } = finding.data;
    return { pages, ratios };
  },
};

function jsonIn(output: string): unknown {
  try {
    return JSON.parse(output);
  } catch {
    // Whatever it was about to say: it did not come to an end.
    return undefined;
  }
}
