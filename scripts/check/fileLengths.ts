import { readSourceFiles, type SourceFile } from './sourceFiles.ts';

/** From here on a file has to explain itself. */
const LONG = 250;
/** Beyond this it has to be divided. Tests may tell longer stories. */
const TOO_LONG = 400;
const TOO_LONG_FOR_A_TEST = 600;

/** Throws for files that must be divided; names those that are getting long. */
export async function checkFileLengths(projectFolder: string): Promise<string | undefined> {
  const { tooLong, long } = judgeLengths(await readSourceFiles(projectFolder));
  if (tooLong.length > 0) throw new Error(`to be divided:\n${tooLong.join('\n')}`);
  return long.length === 0 ? undefined : `⚠ 超过 over ${LONG}: ${long.join(', ')}`;
}

/** Sorts out the files that are long and those that are too long, each with its number of lines. */
export function judgeLengths(files: readonly SourceFile[]): { tooLong: readonly string[]; long: readonly string[] } {
  const tooLong: string[] = [];
  const long: string[] = [];
  for (const { path, text } of files) {
    const lines = text.trimEnd().split('\n').length;
    const limit = path.startsWith('test/') ? TOO_LONG_FOR_A_TEST : TOO_LONG;
    if (lines > limit) tooLong.push(`${path} (${lines} > ${limit})`);
    else if (lines > LONG) long.push(`${path} (${lines})`);
  }
  return { tooLong, long };
}
