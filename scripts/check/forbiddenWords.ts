import { readSourceFiles, type SourceFile } from './sourceFiles.ts';

/** Words that switch off what the compiler or the tests would say, each with what to do in their place. */
const FORBIDDEN: readonly { readonly pattern: RegExp; readonly instead: string }[] = [
  { pattern: /\bas\s+unknown\s+as\b/, instead: 'narrow the type, or declare the port that is really needed' },
  { pattern: /@ts-(?:ignore|nocheck)\b/, instead: 'mend the type' },
  { pattern: /\b(?:it|test|describe)\.(?:skip|only|todo|skipIf|runIf|fails)\b/, instead: 'mend the test or delete it' },
  { pattern: /\bTODO\b(?!\s*\(?#\d+)/, instead: 'open an issue and name it: TO' + 'DO(#123)' },
];

/** Throws with each line that has a word that must not occur. */
export async function checkForbiddenWords(projectFolder: string): Promise<undefined> {
  const found = findForbiddenWords(await readSourceFiles(projectFolder));
  if (found.length > 0) throw new Error(found.join('\n'));
}

/** Lists the places as `file:line  text → what to do instead`. */
export function findForbiddenWords(files: readonly SourceFile[]): readonly string[] {
  return files.flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, index) =>
        FORBIDDEN.filter(({ pattern }) => pattern.test(line)).map(
          ({ instead }) => `${path}:${index + 1}  ${line.trim()} → ${instead}`,
        ),
      ),
  );
}
