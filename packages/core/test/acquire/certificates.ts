import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A private authority and a certificate of its making. */
export interface Certificates {
  /** PEM file of the authority. */
  readonly caFile: string;
  readonly tls: { readonly key: string; readonly cert: string };
}

const MAKER = 'openssl';

/** Whether certificates can be made on this computer. */
export const canMakeCertificates = spawnSync(MAKER, ['version']).status === 0;

/** Makes an authority and a server certificate for `host` in the folder. */
export function makeCertificates(dir: string, host: string): Certificates {
  const at = (name: string): string => join(dir, name);
  const fresh = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
  openssl([...fresh, '-subj', '/CN=Test authority', '-keyout', at('ca.key'), '-out', at('ca.pem')]);
  const request = ['req', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-subj', `/CN=${host}`];
  openssl([...request, '-keyout', at('server.key'), '-out', at('server.csr')]);
  writeFileSync(at('names.cnf'), `subjectAltName=DNS:${host}\n`);
  const signing = ['x509', '-req', '-days', '2', '-CA', at('ca.pem'), '-CAkey', at('ca.key'), '-CAcreateserial'];
  openssl([...signing, '-in', at('server.csr'), '-extfile', at('names.cnf'), '-out', at('server.pem')]);
  const read = (name: string): string => readFileSync(at(name), 'utf8');
  return { caFile: at('ca.pem'), tls: { key: read('server.key'), cert: read('server.pem') } };
}

function openssl(args: readonly string[]): void {
  const { status, stderr } = spawnSync(MAKER, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`openssl ${args[0]} ended with ${status}: ${stderr}`);
}
