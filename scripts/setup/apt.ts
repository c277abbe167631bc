import { attempt, run } from '../bootstrap/command.mjs';

/** Installs those of the Debian packages that are missing, or says exactly what an administrator has to type. */
export async function ensureDebianPackages(packages: readonly string[], tell: (news: string) => void): Promise<void> {
  const missing = await missingPackages(packages);
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0) throw new Error(typeThis(missing, '需要管理员权限 administrator rights are needed'));
  tell(`apt-get install ${missing.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const waiting = ['-o', 'DPkg::Lock::Timeout=120'];
  try {
    await run('apt-get', [...waiting, 'update', '-qq'], { env });
    await run('apt-get', [...waiting, 'install', '-y', '-qq', '--no-install-recommends', ...missing], { env });
  } catch (cause) {
    throw new Error(typeThis(missing, cause instanceof Error ? cause.message : String(cause)), { cause });
  }
}

async function missingPackages(packages: readonly string[]): Promise<readonly string[]> {
  const installed = await installedVersions(packages);
  return packages.filter((name) => !installed.has(name));
}

/** The versions of those of the packages that dpkg has; of none where there is no dpkg. */
export async function installedVersions(packages: readonly string[]): Promise<ReadonlyMap<string, string>> {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: these are dpkg's own placeholders.
  const query = ['-W', '-f', '${db:Status-Status} ${Package} ${Version}\\n', ...packages];
  // dpkg-query fails as soon as one package is unknown; its output still tells of the others.
  const { output } = await attempt('dpkg-query', query).catch(() => ({ output: '' }));
  return new Map(
    [...output.matchAll(/^installed (\S+) (\S+)$/gm)].map(([, name = '', version = '']) => [name, version]),
  );
}

function typeThis(missing: readonly string[], problem: string): string {
  const command = `apt-get update && apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  return `${problem}\n请以管理员身份安装后重试。Install this as root, then try again:\n\n  ${command}`;
}
