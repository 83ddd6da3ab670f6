import { describe, expect, it } from 'vitest';
import { OrionError } from '../../src/errors/orion-error.ts';
import {
  createOutboundPolicy,
  DEFAULT_OUTBOUND_SETTINGS,
  type OutboundSettings,
  type Resolver,
} from '../../src/network/index.ts';

const never = new AbortController().signal;
const answering =
  (...addresses: string[]): Resolver =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
const policyWith = (settings: Partial<OutboundSettings> = {}, resolver?: Resolver) =>
  createOutboundPolicy({ ...DEFAULT_OUTBOUND_SETTINGS, ...settings }, resolver);

/** `ok`, or code and reason of the refusal. */
async function verdict(raw: string, settings: Partial<OutboundSettings> = {}, ...addresses: string[]): Promise<string> {
  const policy = policyWith(settings, addresses.length > 0 ? answering(...addresses) : undefined);
  try {
    const url = policy.parse(raw);
    if (addresses.length > 0 || url.isAddress) await policy.resolve(url, never);
    return 'ok';
  } catch (error) {
    if (!(error instanceof OrionError)) throw error;
    return `${error.code} ${error.params.reason}`;
  }
}

const INVALID = 'REPO_URL_INVALID';
const FORBIDDEN = 'REPO_HOST_FORBIDDEN';
const PRIVATE = `${FORBIDDEN} private-address`;

describe('an address that means harm', () => {
  it.each([
    // Spellings of loopback
    ['https://127.0.0.1/a', PRIVATE],
    ['https://127.1/a', PRIVATE],
    ['https://2130706433/a', PRIVATE],
    ['https://0x7f000001/a', PRIVATE],
    ['https://0x7f.0.0.1/a', PRIVATE],
    ['https://0177.0.0.1/a', PRIVATE],
    ['https://[::1]/a', PRIVATE],
    ['https://[::ffff:127.0.0.1]/a', PRIVATE],
    ['https://[::ffff:7f00:1]/a', PRIVATE],
    ['https://[0:0:0:0:0:ffff:7f00:0001]/a', PRIVATE],
    ['https://[::127.0.0.1]/a', PRIVATE],
    ['https://[::]/a', PRIVATE],
    ['https://0/a', PRIVATE],
    ['https://0.0.0.0/a', PRIVATE],
    ['https://①②⑦.0.0.1/a', PRIVATE],
    // Private, link-local, metadata, embedded, reserved
    ['https://10.1.2.3/a', PRIVATE],
    ['https://172.31.0.1/a', PRIVATE],
    ['https://192.168.1.1/a', PRIVATE],
    ['https://100.64.0.1/a', PRIVATE],
    ['https://[fc00::1]/a', PRIVATE],
    ['https://169.254.169.254/latest/meta-data', PRIVATE],
    ['https://168.63.129.16/a', PRIVATE],
    ['https://100.100.100.200/a', PRIVATE],
    ['https://[fd00:ec2::254]/a', PRIVATE],
    ['https://[64:ff9b::7f00:1]/a', PRIVATE],
    ['https://[2002:7f00:1::]/a', PRIVATE],
    ['https://[2001::1]/a', PRIVATE],
    ['https://[fe80::1]/a', PRIVATE],
    ['https://[ff02::1]/a', PRIVATE],
    ['https://224.0.0.1/a', PRIVATE],
    ['https://255.255.255.255/a', PRIVATE],
    ['https://198.18.0.1/a', PRIVATE],
    // Disagreements between parsers
    ['http://good.example\\@127.0.0.1/a', `${INVALID} characters`],
    ['https://good.example\\.evil.example/a', `${INVALID} characters`],
    ['https://good.example/a\nb', `${INVALID} characters`],
    ['https://good.example/a\tb', `${INVALID} characters`],
    ['https://go\u200bod.example/a', `${INVALID} characters`],
    ['https://user@good.example/a', `${INVALID} credentials`],
    ['https://user:token@good.example/a', `${INVALID} credentials`],
    ['https://@good.example/a', `${INVALID} credentials`],
    ['https://good.example/a%2fb', `${INVALID} path`],
    ['https://good.example/a%00', `${INVALID} path`],
    ['https://good.example/a%0d%0ahost:x', `${INVALID} path`],
    ['https://good.example/%2e%2e%2fb', `${INVALID} path`],
    ['https://good.example//evil.example/a', `${INVALID} path`],
    // Schemes
    ['ext::sh -c id', `${INVALID} characters`],
    ['file:///etc/passwd', `${INVALID} scheme`],
    ['http::file:///etc/passwd', `${INVALID} scheme`],
    ['ssh://git@good.example/a', `${INVALID} scheme`],
    ['git://good.example/a', `${INVALID} scheme`],
    ['gopher://good.example/a', `${INVALID} scheme`],
    ['//good.example/a', `${INVALID} scheme`],
    ['-oProxyCommand=x', `${INVALID} scheme`],
    ['--upload-pack=x', `${INVALID} scheme`],
    ['http://good.example/a', `${FORBIDDEN} plain-http`],
    // Ports and names
    ['https://good.example:22/a', `${FORBIDDEN} port`],
    ['https://good.example:80/a', `${FORBIDDEN} port`],
    ['https://good.example:6379/a', `${FORBIDDEN} port`],
    ['https://good.example./a', `${INVALID} host-name`],
    [`https://good.example/${'a'.repeat(2100)}`, `${INVALID} too-long`],
  ])('%# %s is refused', async (raw, expected) => {
    expect(await verdict(raw)).toBe(expected);
  });

  it.each([
    [['127.0.0.1'], PRIVATE],
    [['93.184.215.14', '127.0.0.1'], PRIVATE],
    [['93.184.215.14', '::ffff:10.0.0.1'], PRIVATE],
    [['fe80::1%eth0'], PRIVATE],
    [['not an address'], PRIVATE],
    [['93.184.215.14', '2606:2800:21f:cb07:6820:80da:af6b:8b2c'], 'ok'],
  ])('resolving to %j gives the verdict on its worst address', async (addresses, expected) => {
    expect(await verdict('https://good.example/a', {}, ...addresses)).toBe(expected);
  });
});

describe('what the operator allows', () => {
  it.each<[string, Partial<OutboundSettings>, string, string[], string]>([
    ['a host in a private range', { allowHosts: ['git.corp'] }, 'https://git.corp/a', ['10.1.1.1'], 'ok'],
    ['any port of that host', { allowHosts: ['git.corp'] }, 'https://git.corp:8443/a', ['10.1.1.1'], 'ok'],
    ['no other host there', { allowHosts: ['git.corp'] }, 'https://other.corp/a', ['10.1.1.1'], PRIVATE],
    ['names below a suffix', { allowHosts: ['*.corp.example'] }, 'https://git.corp.example/a', ['10.1.1.1'], 'ok'],
    ['not the suffix itself', { allowHosts: ['*.corp.example'] }, 'https://corp.example/a', ['10.1.1.1'], PRIVATE],
    [
      'no name that merely ends alike',
      { allowHosts: ['*.corp.example'] },
      'https://evilcorp.example/a',
      ['10.1.1.1'],
      PRIVATE,
    ],
    ['no loopback for a host', { allowHosts: ['git.corp'] }, 'https://git.corp/a', ['127.0.0.1'], PRIVATE],
    ['no metadata for a host', { allowHosts: ['git.corp'] }, 'https://git.corp/a', ['169.254.169.254'], PRIVATE],
    ['a range for any name', { allowCidrs: ['10.9.0.0/16'] }, 'https://git.corp/a', ['10.9.1.1'], 'ok'],
    ['any port in a range', { allowCidrs: ['10.9.0.0/16'] }, 'https://git.corp:8443/a', ['10.9.1.1'], 'ok'],
    [
      'that port nowhere else',
      { allowCidrs: ['10.9.0.0/16'] },
      'https://git.corp:8443/a',
      ['93.184.215.14'],
      `${FORBIDDEN} port`,
    ],
    ['nothing beside the range', { allowCidrs: ['10.9.0.0/16'] }, 'https://git.corp/a', ['10.8.1.1'], PRIVATE],
    ['loopback by range only', { allowCidrs: ['127.0.0.0/8'] }, 'https://127.0.0.1:9000/a', [], 'ok'],
    [
      'the mapped spelling with the range',
      { allowCidrs: ['127.0.0.0/8'] },
      'https://[::ffff:127.0.0.1]:9000/a',
      [],
      'ok',
    ],
    ['http when switched on', { allowHttp: true }, 'http://good.example/a', ['93.184.215.14'], 'ok'],
    ['another port for all', { allowPorts: [8443] }, 'https://good.example:8443/a', ['93.184.215.14'], 'ok'],
    [
      'only listed hosts',
      { onlyHosts: true, allowHosts: ['git.corp'] },
      'https://good.example/a',
      ['93.184.215.14'],
      `${FORBIDDEN} not-listed`,
    ],
    ['listed hosts then', { onlyHosts: true, allowHosts: ['git.corp'] }, 'https://git.corp/a', ['93.184.215.14'], 'ok'],
  ])('is %s', async (_title, settings, raw, addresses, expected) => {
    expect(await verdict(raw, settings, ...addresses)).toBe(expected);
  });

  it.each([
    [{ allowCidrs: ['10.0.0.0'] }, 'ORION_ALLOW_CIDRS'],
    [{ allowCidrs: ['10.0.0.0/33'] }, 'ORION_ALLOW_CIDRS'],
    [{ gitProxy: 'http://user:pass@proxy:3128' }, 'ORION_GIT_PROXY'],
    [{ gitProxy: 'proxy:3128' }, 'ORION_GIT_PROXY'],
  ])('is told when a setting makes no sense: %j', (settings, field) => {
    expect(() => policyWith(settings)).toThrow(
      expect.objectContaining({ code: 'REQUEST_INVALID', params: expect.objectContaining({ field }) }),
    );
  });
});

describe('a vetted address', () => {
  it('is rebuilt from its parts', () => {
    expect(policyWith().parse('HTTPS://Good.Example:443/a/../b%20c/?q=1#f')).toEqual({
      protocol: 'https:',
      host: 'good.example',
      port: 443,
      origin: 'https://good.example',
      path: '/b%20c',
      href: 'https://good.example/b%20c',
      isAddress: false,
    });
  });

  it('whose name does not exist is unreachable', async () => {
    const policy = policyWith({}, () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' })));
    const resolving = policy.resolve(policy.parse('https://good.example/a'), never);
    await expect(resolving).rejects.toMatchObject({
      code: 'REPO_UNREACHABLE',
      params: { host: 'good.example', reason: 'dns' },
    });
  });

  it('is given up at once when the run is cancelled', async () => {
    const policy = policyWith({}, () => new Promise(() => {}));
    const resolving = policy.resolve(policy.parse('https://good.example/a'), AbortSignal.abort());
    await expect(resolving).rejects.toMatchObject({ code: 'CANCELLED' });
  });

  it('is the only thing a socket’s look-up gives', async () => {
    const look = (resolver: Resolver) =>
      new Promise<unknown>((resolve) =>
        policyWith({}, resolver).lookup('good.example', { all: true }, (error, found) => resolve(error ?? found)),
      );
    expect(await look(answering('93.184.215.14'))).toEqual([{ address: '93.184.215.14', family: 4 }]);
    expect(await look(answering('93.184.215.14', '10.0.0.1'))).toMatchObject({ code: 'REPO_HOST_FORBIDDEN' });
  });
});
