import { execFile } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname, networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** What HTTPS needs, and the authority that devices must come to trust. */
export type LocalCertificate = { readonly cert: string; readonly key: string; readonly ca: string };

const run = promisify(execFile);
const CA_DAYS = 3_650;
/** Browsers refuse certificates that last longer than 825 days even from a local authority. */
const SERVER_DAYS = 800;
const RENEW_BEFORE_MS = 30 * 86_400_000;

/** The addresses and names by which this machine can be reached on its network. */
function ownNames(): { addresses: string[]; names: string[] } {
  const addresses = Object.values(networkInterfaces())
    .flatMap((cards) => cards ?? [])
    .filter((card) => card.family === 'IPv4');
  const name = hostname().toLowerCase();
  const names = [
    'localhost',
    ...(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/.test(name) && name !== 'localhost' ? [name, `${name}.local`] : []),
  ];
  return { addresses: [...new Set(['127.0.0.1', ...addresses.map((card) => card.address)])], names };
}

async function openssl(dir: string, ...args: readonly string[]): Promise<void> {
  try {
    await run('openssl', args, { cwd: dir });
  } catch (cause) {
    const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    const hint = missing ? 'the program `openssl` is not installed (apt install openssl)' : '`openssl` refused';
    throw new Error(`TLS=local: ${hint}; or give TLS_CERT_FILE and TLS_KEY_FILE`, { cause });
  }
}

/** An authority that can only vouch for private networks and this machine: stolen, it opens nothing on the internet. */
async function makeAuthority(dir: string): Promise<void> {
  const { addresses, names } = ownNames();
  const permitted = [
    'IP:10.0.0.0/255.0.0.0',
    'IP:172.16.0.0/255.240.0.0',
    'IP:192.168.0.0/255.255.0.0',
    'IP:127.0.0.0/255.0.0.0',
    ...addresses.map((address) => `IP:${address}/255.255.255.255`),
    ...names.map((name) => `DNS:${name}`),
  ].map((what) => `permitted;${what}`);
  const config = [
    '[req]',
    'distinguished_name=dn',
    'x509_extensions=ca',
    'prompt=no',
    '[dn]',
    `CN=Tongtang ${hostname()}`,
    '[ca]',
    'basicConstraints=critical,CA:true,pathlen:0',
    'keyUsage=critical,keyCertSign,cRLSign',
    'subjectKeyIdentifier=hash',
    `nameConstraints=critical,${permitted.join(',')}`,
    '',
  ];
  await writeFile(join(dir, 'ca.cnf'), config.join('\n'));
  await openssl(
    dir,
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-sha256',
    '-days',
    String(CA_DAYS),
    '-config',
    'ca.cnf',
    '-keyout',
    'ca.key',
    '-out',
    'ca.crt',
  );
  await chmod(join(dir, 'ca.key'), 0o600);
}

async function makeServerCertificate(dir: string): Promise<void> {
  const { addresses, names } = ownNames();
  const subjects = [...names.map((name) => `DNS:${name}`), ...addresses.map((address) => `IP:${address}`)].join(',');
  const extensions = [
    `subjectAltName=${subjects}`,
    'basicConstraints=critical,CA:false',
    'keyUsage=critical,digitalSignature',
    'extendedKeyUsage=serverAuth',
    '',
  ];
  await writeFile(join(dir, 'server.ext'), extensions.join('\n'));
  await openssl(
    dir,
    'req',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-sha256',
    '-subj',
    `/CN=${names.at(-1) ?? 'localhost'}`,
    '-keyout',
    'server.key',
    '-out',
    'server.csr',
  );
  await chmod(join(dir, 'server.key'), 0o600);
  await openssl(
    dir,
    'x509',
    '-req',
    '-in',
    'server.csr',
    '-CA',
    'ca.crt',
    '-CAkey',
    'ca.key',
    '-CAcreateserial',
    '-sha256',
    '-days',
    String(SERVER_DAYS),
    '-extfile',
    'server.ext',
    '-out',
    'server.crt',
  );
  await rm(join(dir, 'server.csr'));
}

async function isGood(dir: string): Promise<boolean> {
  if (!existsSync(join(dir, 'server.crt')) || !existsSync(join(dir, 'server.key'))) return false;
  const certificate = new X509Certificate(await readFile(join(dir, 'server.crt')));
  const lasts = certificate.validToDate.getTime() - Date.now() > RENEW_BEFORE_MS;
  return lasts && ownNames().addresses.every((address) => certificate.checkIP(address) !== undefined);
}

/** The certificate of this machine, made anew when it runs out or the machine has a new address. */
export async function localCertificate(dataDir: string): Promise<LocalCertificate> {
  const dir = join(dataDir, 'tls');
  await mkdir(dir, { recursive: true, mode: 0o700 });
  if (!existsSync(join(dir, 'ca.crt'))) await makeAuthority(dir);
  if (!(await isGood(dir))) await makeServerCertificate(dir);
  const [cert, key, ca] = await Promise.all(
    ['server.crt', 'server.key', 'ca.crt'].map((name) => readFile(join(dir, name), 'utf8')),
  );
  if (cert === undefined || key === undefined || ca === undefined)
    throw new Error('TLS=local: a certificate is missing');
  return { cert, key, ca };
}
