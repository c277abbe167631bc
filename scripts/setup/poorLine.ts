import { attempt } from '../bootstrap/command.mjs';
import type { StepResult } from '../bootstrap/steps.mjs';
import { ensureDebianPackages } from './apt.ts';

/** Programs that the tests of poor lines and of the service need, with how each answers at once, and Debian's packages of them. */
const PROGRAMS: readonly (readonly [name: string, asked: string, debian: string])[] = [
  ['ip', '-V', 'iproute2'],
  ['ethtool', '--version', 'ethtool'],
  ['nft', '--version', 'nftables'],
  ['python3', '--version', 'python3'],
  ['sysctl', '--version', 'procps'],
  ['systemd-notify', '--version', 'systemd'],
];

/** Brings what makes a poor line between two network namespaces, where it is not there; see test/support/netlab. */
export async function findPoorLine(tell: (news: string) => void): Promise<StepResult<undefined>> {
  const missing = await missingPackages();
  if (missing.length === 0) return { value: undefined, cached: true };
  await ensureDebianPackages(missing, tell);
  const still = await missingPackages();
  if (still.length > 0) throw new Error(`the programs of ${still.join(', ')} must be on the path`);
  return { value: undefined };
}

async function missingPackages(): Promise<string[]> {
  const answers = await Promise.all(
    PROGRAMS.map(([name, asked]) =>
      attempt(name, [asked]).then(
        ({ exitCode }) => exitCode === 0,
        () => false,
      ),
    ),
  );
  return PROGRAMS.filter((_, index) => !answers[index]).map(([, , debian]) => debian);
}
