import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AppError } from '../../../shared/errors/index.ts';
import type { OfficeConverter } from '../../lesson/courseware/ports.ts';
import { Semaphore } from '../../platform/Semaphore.ts';
import { type Bounds, runBounded } from '../runBounded.ts';
import { PROFILE } from './profile.ts';

const BOUNDS: Bounds = { withinMs: 120_000, memoryBytes: 2_500_000_000, outputBytes: 100_000 };
/** Where it is found when it is not named by its path. */
const PATH = '/usr/local/bin:/usr/bin:/bin:/opt/libreoffice/program:/snap/bin';

/** Makes PDF of PPT, PPTX, DOC and DOCX by LibreOffice, where it is installed. */
export class LibreOffice implements OfficeConverter {
  readonly #command: string;
  readonly #bounds: Bounds;
  /** It takes a whole processor and hundreds of MB. */
  readonly #turns = new Semaphore({ atOnce: 1, maxWaiting: 20 });

  constructor(command: string, bounds: Bounds = BOUNDS) {
    this.#command = command;
    this.#bounds = bounds;
  }

  convert<T>(path: string, use: (pdfPath: string) => Promise<T>): Promise<T> {
    return this.#turns.run(async () => {
      const dir = await mkdtemp(join(tmpdir(), 'tongtang-office-'));
      try {
        return await use(await this.#convertIn(dir, path));
      } finally {
        await rm(dir, { recursive: true, force: true });
      }
    });
  }

  async #convertIn(dir: string, path: string): Promise<string> {
    const [profile, made, deck] = [join(dir, 'profile'), join(dir, 'made'), join(dir, 'deck')];
    await mkdir(join(profile, 'user'), { recursive: true });
    await mkdir(made);
    await writeFile(join(profile, 'user', 'registrymodifications.xcu'), PROFILE);
    await symlink(resolve(path), deck);
    const { how } = await runBounded(
      {
        command: this.#command,
        args: [
          `-env:UserInstallation=${pathToFileURL(profile).href}`,
          ...['--headless', '--norestore', '--nologo', '--nodefault', '--convert-to', 'pdf', '--outdir', made, deck],
        ],
        env: { HOME: dir, PATH, LANG: 'C.UTF-8' },
      },
      this.#bounds,
    );
    if (how === 'missing') throw new AppError('deck.converter-missing');
    const pdf = (await readdir(made)).find((name) => name.endsWith('.pdf'));
    if (how !== 'well' || pdf === undefined) throw new AppError('deck.not-converted', { killed: how === 'killed' });
    return join(made, pdf);
  }
}
