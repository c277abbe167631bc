import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { attempt } from '../../../scripts/bootstrap/command.mjs';
import { projectFolder } from '../../../scripts/bootstrap/places.mjs';

/** Arrows that must not be: who imports whom, and the rule that says so. */
const illegal = [
  ['shared/lesson/fold.ts', 'server/platform/Clock.ts', 'shared-is-pure'],
  ['shared/lesson/facts.ts', 'node:fs', 'shared-is-pure'],
  ['shared/study/st.ts', 'node_modules/react/index.js', 'shared-is-pure'],
  ['server/accounts/Sessions.ts', 'client/kit/Button.tsx', 'server-knows-no-client'],
  ['client/kit/Dialog.tsx', 'server/lesson/Floor.ts', 'client-knows-no-server'],
  ['server/recording/Tap.ts', 'node_modules/mediasoup/index.js', 'only-server-media-knows-mediasoup'],
  ['client/stage/Tile.tsx', 'node_modules/mediasoup-client/index.js', 'only-client-media-knows-mediasoup-client'],
  ['server/platform/Scope.ts', 'server/lesson/Floor.ts', 'platform-knows-nobody'],
  ['server/lesson/Hands.ts', 'server/media/Router.ts', 'domain-declares-ports'],
  ['server/lesson/Polls.ts', 'server/edge/http/app.ts', 'domain-declares-ports'],
  ['server/persistence/LogStore.ts', 'server/media/Router.ts', 'ports-are-implemented-apart'],
  ['server/edge/socket/bind.ts', 'server/media/Router.ts', 'edge-meets-domain-only'],
  ['server/edge/socket/start.ts', 'server/compose.ts', 'nobody-imports-the-top'],
  ['client/lesson/LessonStore.ts', 'client/screens/Teacher.tsx', 'screens-compose'],
  ['client/media/camera.ts', 'client/lesson/Panel.tsx', 'ground-knows-no-feature'],
] as const;

const legal = [
  ['shared/lesson/inkTrace.ts', 'node_modules/perfect-freehand/index.js'],
  ['client/screens/Teacher.tsx', 'client/lesson/Panel.tsx'],
  ['client/lesson/Panel.tsx', 'client/kit/Button.tsx'],
  ['server/edge/http/app.ts', 'server/lesson/Floor.ts'],
  ['server/lesson/Floor.ts', 'server/platform/Clock.ts'],
  ['server/media/Router.ts', 'node_modules/mediasoup/index.js'],
  ['server/media/Transport.ts', 'server/lesson/Floor.ts'],
  ['server/compose.ts', 'server/media/Router.ts'],
  ['server/main.ts', 'server/compose.ts'],
] as const;

/** Two files that need one another, one of them for a type only. */
const cycle = [
  ['shared/timeline/a.ts', 'shared/timeline/b.ts'],
  ['shared/timeline/b.ts', 'shared/timeline/a.ts'],
] as const;

const unresolvable = ['shared/errors/codes.ts', 'shared/errors/gone.ts'] as const;

let folder: string;
let found: readonly string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tongtang-arrows-'));
  for (const name of ['mediasoup', 'mediasoup-client', 'react', 'perfect-freehand']) {
    await put(`node_modules/${name}/index.js`, 'export default 1;');
    await put(`node_modules/${name}/package.json`, JSON.stringify({ name, type: 'module', exports: './index.js' }));
  }
  await put(
    'package.json',
    JSON.stringify({ dependencies: { mediasoup: '*', 'mediasoup-client': '*', react: '*', 'perfect-freehand': '*' } }),
  );
  const arrows = [...illegal, ...legal, ...cycle, unresolvable];
  for (const target of new Set(arrows.map(([, to]) => to))) {
    if (/^(client|server)\//.test(target)) await put(target, 'export type A = 1;');
  }
  for (const [from, to] of arrows) await put(from, importing(from, to));
  found = await cruise();
});

afterAll(() => rm(folder, { recursive: true }));

it.for(illegal)('sees that %s may not import %s', ([from, to, rule]) => {
  expect(found).toContain(`${rule}: ${from} → ${to.replace('node:', '')}`);
});

it('sees a cycle, even one of types', () => {
  expect(found).toContain('no-cycles: shared/timeline/a.ts → shared/timeline/b.ts');
});

it('sees an import that leads nowhere', () => {
  expect(found).toContainEqual(expect.stringMatching(/^nothing-unresolvable: shared\/errors\/codes\.ts → .*gone\.ts$/));
});

it.for(legal)('lets %s import %s', ([from, to]) => {
  expect(found.filter((line) => line.endsWith(`: ${from} → ${to}`))).toEqual([]);
});

/** The import as it would be written, of a type wherever that is possible: such an arrow counts as well. */
function importing(from: string, to: string): string {
  const jsx = from.endsWith('.tsx') ? 'export const view = <b>{1}</b>;' : '';
  if (to.startsWith('node:')) return `import { readFile } from '${to}';\nexport type A = typeof readFile;`;
  const dependency = /^node_modules\/([^/]+)/.exec(to)?.[1];
  const up = '../'.repeat(from.split('/').length - 1);
  return `import type { A as B } from '${dependency ?? `${up}${to}`}';\nexport type A = B;\n${jsx}`;
}

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
}

/** Runs our rules over the made-up tree and lists what they find as `rule: from → to`. */
async function cruise(): Promise<readonly string[]> {
  const program = join(projectFolder, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const rules = join(projectFolder, '.dependency-cruiser.mjs');
  const args = [program, '--config', rules, '--output-type=json', 'shared', 'server', 'client'];
  const { output } = await attempt(process.execPath, args, { cwd: folder });
  const { summary } = JSON.parse(output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1));
  const violations: readonly { from: string; to: string; rule: { name: string } }[] = summary.violations;
  return violations.map(({ from, to, rule }) => `${rule.name}: ${from} → ${to}`);
}
