import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { BUILT_IN_KEYS } from '../../../../../shared/study/instruments/keys.ts';

/** Where instruments are defined, and where their names are translated. */
const DEFINED = ['shared/study/instruments/', 'client/i18n/'];

/** Words that are also something else: the prefix of a study's id, a section of the automatic page. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  std: ['shared/vocabulary/ids.ts', 'client/screens/replay/analysis/StSection.tsx'],
  st: ['client/screens/replay/analysis/AnalysisPage.tsx', 'client/screens/replay/analysis/StSection.tsx'],
};

const sources = ['shared', 'server', 'client'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => join(folder, path)),
);

it.each(BUILT_IN_KEYS)('%s is spoken of in its definition alone: all else asks the scheme', (key) => {
  expect(sources.length).toBeGreaterThan(500);
  const spoken = sources.filter((path) => {
    if (DEFINED.some((folder) => path.startsWith(folder)) || ALSO[key]?.includes(path)) return false;
    return readFileSync(path, 'utf8').includes(`'${key}'`);
  });
  expect(spoken).toEqual([]);
});
