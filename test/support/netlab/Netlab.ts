import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const PROGRAM = fileURLToPath(new URL('./line.py', import.meta.url));
const FAR_BROWSER = fileURLToPath(new URL('./farBrowser.sh', import.meta.url));

/** How a line carries one way; left out: perfectly. */
export type LineShape = {
  readonly delayMs?: number;
  readonly jitterMs?: number;
  readonly lossPercent?: number;
  /** Losses that come together: chances for each packet to enter and to leave a burst, and to be lost within. */
  readonly bursts?: { readonly enter: number; readonly leave: number; readonly lossRatio: number };
  readonly rateKbps?: number;
  /** A packet that would wait longer is dropped; 300 unless told. */
  readonly queueMs?: number;
  readonly blackout?: boolean;
};

/** What one way has carried since it was last shaped. */
export type Carried = {
  readonly packets: number;
  readonly lost: number;
  readonly dropped: number;
  readonly bytes: number;
};

type Carrying = { readonly up: Carried; readonly down: Carried };

/**
 * A school at the far end of a poor line, on this machine: the network namespace `client` behind a router, through which
 * all goes that it sends to and gets from `serverIp`, an address of ours. Needs root, `/dev/net/tun` and Debian's
 * iproute2, ethtool, nftables and python3.
 */
export class Netlab {
  /** Our end of the line. */
  readonly serverIp: string;
  /** The far end's name, for `ip netns exec`. */
  readonly client: string;
  readonly #router: string;
  readonly #net: string;
  readonly #ours: string;
  #line: ChildProcess | undefined;
  readonly #answers: ((answer: string) => void)[] = [];

  private constructor(number: number) {
    this.#net = `10.${100 + (number % 100)}`;
    this.serverIp = `${this.#net}.2.2`;
    this.client = `tt_far_${number}`;
    this.#router = `tt_way_${number}`;
    this.#ours = `tt${number}`;
  }

  static async open(): Promise<Netlab> {
    const lab = new Netlab(process.pid % 10_000);
    try {
      await lab.#build();
      await lab.#startLine();
      return lab;
    } catch (failure) {
      await lab.close();
      throw failure;
    }
  }

  /** Starts a Chromium at the far end: what `executablePath` and `env` must be. */
  farBrowser(chromium: string): { readonly executablePath: string; readonly env: Record<string, string> } {
    const { PATH = '', HOME = '' } = process.env;
    return { executablePath: FAR_BROWSER, env: { PATH, HOME, NETLAB_CLIENT: this.client, CHROMIUM_BIN: chromium } };
  }

  /** Shapes the line, both ways unless only one is named; answers what it has carried since it was last shaped. */
  shape(both: LineShape | { readonly up?: LineShape; readonly down?: LineShape }): Promise<Carrying> {
    const ways = 'up' in both || 'down' in both ? both : { up: both, down: both };
    return this.#tell(JSON.stringify(ways)).then((answer) => JSON.parse(answer));
  }

  /** Lets UDP through, or drops it at the router. */
  async letUdp(through: boolean): Promise<void> {
    if (through) return this.#inside(this.#router, 'nft', 'delete', 'table', 'ip', 'noudp');
    const rules = 'table ip noudp { chain forward { type filter hook forward priority 0; ip protocol udp drop; }; }';
    await this.#inside(this.#router, 'nft', rules);
  }

  /** Counts what comes to the far end from a port of ours; the answer reads how many packets so far. */
  async countFrom(port: number): Promise<() => Promise<number>> {
    const counted = `ip saddr ${this.serverIp} th sport ${port} oifname "rc" counter name "came"`;
    const chain = `chain forward { type filter hook forward priority 1; ${counted}; }`;
    await this.#inside(this.#router, 'nft', `table ip counted { counter came {}; ${chain}; }`);
    return async () => {
      const { stdout } = await run('ip', [
        'netns',
        'exec',
        this.#router,
        'nft',
        'list',
        'counter',
        'ip',
        'counted',
        'came',
      ]);
      return Number(/packets (\d+)/.exec(stdout)?.[1]);
    };
  }

  /** Stops every process at the far end as it is, so that nothing there closes anything; or lets them go on. */
  async freeze(frozen: boolean): Promise<void> {
    const { stdout } = await run('ip', ['netns', 'pids', this.client]);
    for (const pid of stdout.split('\n').filter(Boolean)) process.kill(Number(pid), frozen ? 'SIGSTOP' : 'SIGCONT');
  }

  /** Gives the far end another address, as when a phone goes from Wi-Fi to the mobile network. */
  changeAddress(): Promise<void> {
    return this.#readdress(`${this.#net}.1.2/24`, `${this.#net}.1.3/24`);
  }

  /** Gives it the one back that it had at first. */
  restoreAddress(): Promise<void> {
    return this.#readdress(`${this.#net}.1.3/24`, `${this.#net}.1.2/24`);
  }

  async close(): Promise<void> {
    const gone = this.#line && new Promise((resolve) => this.#line?.once('exit', resolve));
    this.#line?.kill();
    await gone;
    await this.#ip('link', 'del', this.#ours).catch(() => undefined);
    for (const name of [this.client, this.#router]) await this.#ip('netns', 'del', name).catch(() => undefined);
  }

  async #readdress(before: string, after: string): Promise<void> {
    await this.#ip('-n', this.client, 'addr', 'del', before, 'dev', 'c0');
    await this.#ip('-n', this.client, 'addr', 'add', after, 'dev', 'c0');
    // With the first address the way out went as well.
    await this.#ip('-n', this.client, 'route', 'add', 'default', 'via', `${this.#net}.1.1`);
  }

  async #build(): Promise<void> {
    const { client, serverIp } = this;
    const [net, router, ours] = [this.#net, this.#router, this.#ours];
    for (const name of [client, router]) {
      await this.#ip('netns', 'add', name);
      await this.#ip('-n', name, 'link', 'set', 'lo', 'up');
    }
    await this.#ip('link', 'add', 'c0', 'netns', client, 'type', 'veth', 'peer', 'name', 'rc', 'netns', router);
    await this.#ip('link', 'add', ours, 'type', 'veth', 'peer', 'name', 'rs', 'netns', router);
    await this.#ip('-n', client, 'addr', 'add', `${net}.1.2/24`, 'dev', 'c0');
    await this.#ip('-n', router, 'addr', 'add', `${net}.1.1/24`, 'dev', 'rc');
    await this.#ip('-n', router, 'addr', 'add', `${net}.2.1/24`, 'dev', 'rs');
    await this.#ip('addr', 'add', `${serverIp}/24`, 'dev', ours);
    await this.#ip('link', 'set', ours, 'up');
    // Without offloads, so that losses and rates act on packets as they are on a wire and not on bundles of 64 kB.
    await run('ethtool', ['-K', ours, 'tso', 'off', 'gso', 'off', 'gro', 'off', 'tx', 'off']);
    for (const [where, device] of [
      [client, 'c0'],
      [router, 'rc'],
      [router, 'rs'],
    ] as const) {
      await this.#ip('-n', where, 'link', 'set', device, 'up');
      await this.#inside(where, 'ethtool', '-K', device, 'tso', 'off', 'gso', 'off', 'gro', 'off', 'tx', 'off');
    }
    await this.#ip('-n', client, 'route', 'add', 'default', 'via', `${net}.1.1`);
    await this.#ip('route', 'add', `${net}.1.0/24`, 'via', `${net}.2.1`, 'dev', ours);
    await this.#inside(router, 'sysctl', '-qw', 'net.ipv4.ip_forward=1', 'net.ipv4.conf.all.rp_filter=0');
  }

  async #startLine(): Promise<void> {
    const router = this.#router;
    const line = spawn('ip', ['netns', 'exec', router, 'python3', PROGRAM, 'line0', `${this.#net}.1.0/24`], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.#line = line;
    const ready = new Promise<string>((resolve, reject) => {
      this.#answers.push(resolve);
      line.once('exit', () => reject(new Error('the line ended')));
    });
    createInterface(line.stdout).on('line', (answer) => this.#answers.shift()?.(answer));
    await ready;
    await this.#ip('-n', router, 'link', 'set', 'line0', 'up', 'txqueuelen', '2000');
    await this.#inside(router, 'sysctl', '-qw', 'net.ipv4.conf.line0.rp_filter=0');
    await this.#ip('-n', router, 'route', 'add', 'default', 'dev', 'line0', 'table', '100');
    for (const device of ['rc', 'rs']) await this.#ip('-n', router, 'rule', 'add', 'iif', device, 'lookup', '100');
  }

  #tell(command: string): Promise<string> {
    const answer = new Promise<string>((resolve) => this.#answers.push(resolve));
    this.#line?.stdin?.write(`${command}\n`);
    return answer;
  }

  async #ip(...args: string[]): Promise<void> {
    await run('ip', args);
  }

  async #inside(namespace: string, ...command: string[]): Promise<void> {
    await run('ip', ['netns', 'exec', namespace, ...command]);
  }
}
