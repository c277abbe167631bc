import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { tempDir } from '../tempDir.ts';
import type { SrtpKeys } from './Srtp.ts';

const run = promisify(execFile);

const KEY_BYTES = 16;
const SALT_BYTES = 14;
const EXPORTED_BYTES = 2 * (KEY_BYTES + SALT_BYTES);

/** A certificate as browsers make one for each connection. */
export type OwnCertificate = {
  readonly certFile: string;
  readonly keyFile: string;
  /** SHA-256, as it stands in a session description. */
  readonly fingerprint: string;
  readonly remove: () => Promise<void>;
};

/** Makes one with openssl. */
export async function ownCertificate(): Promise<OwnCertificate> {
  const dir = await tempDir();
  const [certFile, keyFile] = [join(dir.path, 'cert.pem'), join(dir.path, 'key.pem')];
  const made = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2', '-subj', '/CN=peer'];
  await run('openssl', ['req', '-x509', ...made, '-keyout', keyFile, '-out', certFile]);
  const { fingerprint256 } = new X509Certificate(await readFile(certFile));
  return { certFile, keyFile, fingerprint: fingerprint256, remove: dir.remove };
}

/** The calling side of DTLS-SRTP, done by openssl through a UDP port of this machine. */
export class DtlsCaller {
  readonly #child: ChildProcess;
  /** Resolves with what we encrypt with when both sides have agreed. */
  readonly keys: Promise<SrtpKeys>;

  constructor({ certFile, keyFile }: OwnCertificate, port: number) {
    const exported = ['-keymatexport', 'EXTRACTOR-dtls_srtp', '-keymatexportlen', `${EXPORTED_BYTES}`];
    const own = ['-cert', certFile, '-key', keyFile, '-use_srtp', 'SRTP_AES128_CM_SHA1_80'];
    this.#child = spawn('openssl', ['s_client', '-dtls1_2', '-connect', `127.0.0.1:${port}`, ...own, ...exported], {
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    this.keys = new Promise((resolve, reject) => {
      let said = '';
      this.#child.stdout?.on('data', (part: Buffer) => {
        said += part.toString();
        const [, hex] = /Keying material: ([0-9A-F]+)/.exec(said) ?? [];
        if (hex?.length === 2 * EXPORTED_BYTES) resolve(ours(Buffer.from(hex, 'hex')));
      });
      this.#child.once('exit', () => reject(new Error(`openssl ended:\n${said}`)));
    });
  }

  close(): void {
    this.keys.catch(() => undefined);
    this.#child.kill('SIGKILL');
  }
}

/** The caller's key, the other's, the caller's salt, the other's (RFC 5764, 4.2). */
const ours = (all: Buffer): SrtpKeys => ({
  key: all.subarray(0, KEY_BYTES),
  salt: all.subarray(2 * KEY_BYTES, 2 * KEY_BYTES + SALT_BYTES),
});
