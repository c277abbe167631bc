import { readFile } from 'node:fs/promises';
import { getDocument, PasswordException, type PDFDocumentProxy, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { MAX_PAGES } from '../../../shared/lesson/surfaceState.ts';
import type { PdfFinding } from './readPdf.ts';

/** Reads how many pages a PDF has and what shapes; draws nothing. Runs alone in a process of its own, see `readPdf`. */
async function inspect(path: string): Promise<PdfFinding> {
  const data = new Uint8Array(await readFile(path));
  try {
    const pdf = await getDocument({ data, verbosity: VerbosityLevel.ERRORS, useWasm: false, stopAtErrors: false })
      .promise;
    if (pdf.numPages > MAX_PAGES) return { kind: 'too-many-pages', pages: pdf.numPages };
    return { kind: 'read', pages: pdf.numPages, ratios: await ratiosOf(pdf) };
  } catch (thrown) {
    return { kind: thrown instanceof PasswordException ? 'encrypted' : 'broken' };
  }
}

async function ratiosOf(pdf: PDFDocumentProxy): Promise<number[]> {
  const ratios: number[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    ratios.push(Math.round((width / height) * 1_000) / 1_000);
    page.cleanup();
  }
  return ratios.every((ratio) => ratio === ratios[0]) ? ratios.slice(0, 1) : ratios;
}

process.stdout.write(JSON.stringify(await inspect(process.argv[2] ?? '')));
