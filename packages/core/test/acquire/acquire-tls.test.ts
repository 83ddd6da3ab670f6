import { createServer, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { createSampleRepository, type SampleRepository } from '@orionwiki/test-kit/samples';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOutboundPolicy, DEFAULT_OUTBOUND_SETTINGS, type OutboundSettings } from '../../src/network/index.ts';
import { Secret } from '../../src/text/secret.ts';
import { type Certificates, canMakeCertificates, makeCertificates } from './certificates.ts';
import { Loopback, readBlobs } from './loopback.ts';

const NAME = 'git.corp.example';
const FILES = ['README.md', 'package.json', 'semaphore.js'];

describe.runIf(canMakeCertificates)('a server with a certificate of a private authority', () => {
  let loopback: Loopback;
  let tiny: SampleRepository;
  let certificates: Certificates;
  beforeAll(async () => {
    loopback = await Loopback.open();
    tiny = await loopback.keep(createSampleRepository('tiny'));
    const keeper = await loopback.keep(createSampleRepository('tiny'));
    certificates = makeCertificates(keeper.dir, NAME);
  });
  afterAll(() => loopback.close());

  const serve = () => loopback.serve({ tiny: tiny.gitDir }, { tls: certificates.tls, auth: { password: 'token' } });
  const portsWith = (
    settings: Partial<OutboundSettings>,
    resolver = async () => [{ address: '127.0.0.1', family: 4 }],
  ) =>
    loopback.ports({
      policy: createOutboundPolicy(
        { ...DEFAULT_OUTBOUND_SETTINGS, allowCidrs: ['127.0.0.0/8'], ...settings },
        resolver,
      ),
    });
  const token = new Secret('token');

  it('is read when the operator trusts the authority, under the name asked for at the address vetted', async () => {
    const server = await serve();
    const ports = portsWith({ caFile: certificates.caFile });
    await loopback.with(
      { url: `https://${NAME}:${server.port}/tiny`, token },
      async (snapshot) => expect((await readBlobs(snapshot)).map(({ path }) => path as string)).toEqual(FILES),
      ports,
    );
    expect(new Set(server.requests.map(({ serverName }) => serverName))).toEqual(new Set([NAME]));
    // What the server is, its names, the tree, the files.
    expect(server.requests).toHaveLength(4);
  });

  it.each([
    ['an authority nobody trusts', NAME, {}],
    ['another name than the certificate says', 'other.corp.example', { trusts: true }],
  ])('is refused with %s, before the token is sent', async (_title, host, { trusts = false }: { trusts?: boolean }) => {
    const server = await serve();
    const ports = portsWith(trusts ? { caFile: certificates.caFile } : {});
    const failure = await loopback.failure({ url: `https://${host}:${server.port}/tiny`, token }, ports);
    expect(failure).toMatchObject({ code: 'REPO_UNREACHABLE', params: { host, reason: 'certificate' } });
    expect(server.requests).toEqual([]);
  });

  it('is reached through the operator’s proxy, which alone looks up its name', async () => {
    const server = await serve();
    const asked: (string | undefined)[] = [];
    const proxy = createServer();
    proxy.on('connect', (request: IncomingMessage, socket: Socket) => {
      asked.push(request.url);
      const target = connect(server.port, '127.0.0.1', () => socket.write('HTTP/1.1 200 Connected\r\n\r\n'));
      target.pipe(socket).pipe(target);
      target.on('error', () => socket.destroy());
      socket.on('error', () => target.destroy());
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const gitProxy = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    const ports = portsWith({ caFile: certificates.caFile, gitProxy }, async () => {
      throw new Error('looked up here');
    });
    await loopback.with(
      { url: `https://${NAME}:${server.port}/tiny`, token },
      async (snapshot) => expect(await readBlobs(snapshot)).toHaveLength(FILES.length),
      ports,
    );
    proxy.close();
    expect(new Set(asked)).toEqual(new Set([`${NAME}:${server.port}`]));
    expect(asked.length).toBeGreaterThan(0);
  });
});
