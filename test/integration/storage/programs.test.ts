import { existsSync, readFileSync } from 'node:fs';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LibreOffice } from '../../../server/storage/office/LibreOffice.ts';
import { pdfReader } from '../../../server/storage/pdf/readPdf.ts';
import { runBounded } from '../../../server/storage/runBounded.ts';
import { makePdf } from '../../support/pdf.ts';
import { tempDir } from '../../support/tempDir.ts';

let dir: Awaited<ReturnType<typeof tempDir>>;
beforeEach(async () => {
  dir = await tempDir();
});
afterEach(() => dir.remove());

const bounds = { withinMs: 10_000, memoryBytes: 500_000_000, outputBytes: 1_000 };
const node = (script: string, ...more: string[]) => ({
  command: process.execPath,
  args: ['-e', script, ...more],
  env: {},
});
/** What nobody has asked about after its death is still listed, as a zombie. */
const isAlive = (pid: number): boolean =>
  existsSync(`/proc/${pid}`) && !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
const goneOf = async (pidFile: string): Promise<void> => {
  const pid = Number(await readFile(pidFile, 'utf8'));
  await expect.poll(() => isAlive(pid)).toBe(false);
};

describe('a program that reads what strangers have made', () => {
  it('is listened to when it ends well, and has nothing of our environment', async () => {
    const script = 'process.stdout.write(JSON.stringify(Object.keys(process.env)))';
    expect(await runBounded(node(script), bounds)).toEqual({ how: 'well', output: '[]' });
  });

  it('is killed when it hangs, with all that it has started', async () => {
    const pidFile = join(dir.path, 'pid');
    const script = `
      const { spawn } = require('node:child_process');
      const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
      require('node:fs').writeFileSync(process.argv[1], String(child.pid));
      setInterval(() => {}, 1000);`;
    expect(await runBounded(node(script, pidFile), { ...bounds, withinMs: 1_500 })).toEqual({ how: 'killed' });
    await goneOf(pidFile);
  });

  it('is killed when it wants too much memory, or says too much', async () => {
    const eats = 'const kept = []; setInterval(() => kept.push(Buffer.alloc(50_000_000, 1)), 20)';
    expect(await runBounded(node(eats), bounds)).toEqual({ how: 'killed' });
    const talks = 'setInterval(() => process.stdout.write("x".repeat(600)), 10)';
    expect(await runBounded(node(talks), bounds)).toEqual({ how: 'killed' });
  });

  it('fails, or is not there', async () => {
    expect(await runBounded(node('process.exit(3)'), bounds)).toEqual({ how: 'failed' });
    expect(await runBounded({ command: 'no-such-program', args: [], env: {} }, bounds)).toEqual({ how: 'missing' });
  });
});

describe('the reader of PDF', () => {
  const read = async (content: Buffer) => {
    const path = join(dir.path, 'deck');
    await writeFile(path, content);
    return pdfReader.read(path);
  };

  it('tells pages and shapes', async () => {
    expect(await read(makePdf([{ text: '茉莉花' }, { text: '好' }]))).toEqual({ pages: 2, ratios: [1.778] });
    expect(await read(makePdf([{}, { size: [500, 1000] }]))).toEqual({ pages: 2, ratios: [1.778, 0.5] });
  });

  it('refuses what nobody could show', async () => {
    await expect(read(makePdf([{}], { encrypted: true }))).rejects.toMatchObject({ code: 'deck.encrypted' });
    await expect(read(Buffer.from('%PDF-1.7 and no more'))).rejects.toMatchObject({ code: 'deck.broken' });
    await expect(read(makePdf(Array.from({ length: 201 }, () => ({}))))).rejects.toMatchObject({
      code: 'deck.too-many-pages',
      details: { pages: 201 },
    });
  });
});

describe('the converter of office files', () => {
  /** Stands in for LibreOffice: its last argument is the file, the one before it where the PDF goes. */
  const office = async (body: string, withinMs = 10_000) => {
    const path = join(dir.path, 'soffice');
    await writeFile(
      path,
      `#!/bin/sh\nfor last; do :; done\nwhile [ "$1" != --outdir ]; do shift; done\nout=$2\n${body}\n`,
    );
    await chmod(path, 0o755);
    return new LibreOffice(path, { ...bounds, withinMs });
  };
  const deck = async () => {
    const path = join(dir.path, 'deck.pptx');
    await writeFile(path, 'slides');
    return path;
  };

  it('gives the PDF for as long as it is used, and leaves nothing behind', async () => {
    const converter = await office('sed s/slides/pages/ "$last" > "$out/deck.pdf"');
    const seen = await converter.convert(await deck(), async (path) => ({ path, text: await readFile(path, 'utf8') }));
    expect(seen.text).toBe('pages');
    expect(existsSync(seen.path)).toBe(false);
  });

  it('has a profile of its own, in which macros and links are off', async () => {
    const converter = await office('cat "$HOME/profile/user/registrymodifications.xcu" > "$out/deck.pdf"');
    const profile = await converter.convert(await deck(), (path) => readFile(path, 'utf8'));
    expect(profile).toContain('DisableMacrosExecution');
    expect(profile).toContain('BlockUntrustedRefererLinks');
  });

  it('says so when it is missing, fails, makes nothing or hangs', async () => {
    const use = async () => undefined;
    const path = await deck();
    const missing = new LibreOffice('no-such-office', bounds);
    await expect(missing.convert(path, use)).rejects.toMatchObject({ code: 'deck.converter-missing' });
    for (const body of ['exit 1', 'exit 0'])
      await expect((await office(body)).convert(path, use)).rejects.toMatchObject({ code: 'deck.not-converted' });
    const hanging = await office('sleep 600 & echo $! > "$last.pid"; wait', 500);
    await expect(hanging.convert(path, use)).rejects.toMatchObject({ code: 'deck.not-converted' });
  });
});
