import { attempt } from '../bootstrap/command.mjs';
import { projectFolder } from '../bootstrap/places.mjs';
import { checkFileLengths } from './fileLengths.ts';
import { checkForbiddenWords } from './forbiddenWords.ts';
import { checkMinVersions } from './minVersions.ts';

/** One thing that must hold for the whole tree. */
export interface Check {
  readonly title: string;
  /** Throws with all that is wrong; what it returns is worth a word beside the line. */
  readonly run: () => Promise<string | undefined>;
}

/** Every check, the slow ones first so that two cores end at about the same time. */
export const checks: readonly Check[] = [
  tool('死代码 dead code (knip)', 'node_modules/knip/bin/knip.js', ['--no-config-hints']),
  tool('依赖方向 arrows (dependency-cruiser)', 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs', [
    '--output-type=err-long',
    'shared',
    'server',
    'client',
  ]),
  ...['server', 'client', 'test', 'scripts', 'shared'].map((folder) =>
    tool(`类型 types: ${folder}`, 'node_modules/typescript/bin/tsc', ['--project', folder, '--pretty', 'false']),
  ),
  tool('规范与格式 lint and format (Biome)', 'node_modules/@biomejs/biome/bin/biome', [
    'ci',
    '--colors=off',
    '--error-on-warnings',
    '--max-diagnostics=100',
  ]),
  { title: '文件长度 file lengths', run: () => checkFileLengths(projectFolder) },
  { title: '禁用词 forbidden words', run: () => checkForbiddenWords(projectFolder) },
  { title: '最低安全版本 minimum versions', run: () => checkMinVersions(projectFolder) },
];

/** A check that is a program of node_modules: its output is the report, its exit code the verdict. */
function tool(title: string, program: string, programArguments: readonly string[]): Check {
  return {
    title,
    run: async () => {
      const { exitCode, output } = await attempt(process.execPath, [program, ...programArguments], {
        cwd: projectFolder,
      });
      if (exitCode !== 0) throw new Error(output);
      return undefined;
    },
  };
}
