import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { environmentOf, INFRA, OVERLAYS, podTemplates, readGolden } from './manifest-set.ts';

const ROOT = join(INFRA, '..');
const dockerfile = readFileSync(join(ROOT, 'Dockerfile'), 'utf8');
/** Instructions of the Dockerfile, continued lines joined, without comments. */
const instructions = dockerfile
  .split('\n')
  .filter((line) => !line.trimStart().startsWith('#'))
  .join('\n')
  .replaceAll(/\\\n\s*/g, '')
  .split('\n')
  .filter((line) => line !== '');
const all = (name: string): string[] =>
  instructions.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1));
/** The last stage is what is shipped. */
const shipped = instructions.slice(instructions.findLastIndex((line) => line.startsWith('FROM ')));

describe('the image', () => {
  test('both stages start from the one pinned base, and no frontend is pulled to read the file', () => {
    expect(all('ARG')[0]).toBe('NODE_IMAGE=docker.io/library/node:26-trixie-slim');
    expect(all('FROM')).toEqual([
      expect.stringMatching(/^\$\{NODE_IMAGE\} AS /),
      expect.stringMatching(/^\$\{NODE_IMAGE\} AS /),
    ]);
    expect(dockerfile).not.toMatch(/^#\s*syntax=/m);
  });

  test('is built with the package manager that package.json pins', () => {
    const { packageManager } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    expect(all('RUN')).toContain(`npm install --global ${packageManager}`);
  });

  test('copies the manifest of every workspace package before it installs', () => {
    const packages = readdirSync(join(ROOT, 'packages')).map((name) => `packages/${name}`);
    const copied = all('COPY').map((line) => line.split(' ')[0]);
    for (const folder of [...packages, 'test-kit']) expect(copied).toContain(`${folder}/package.json`);
  });

  test('runs as a numeric user that is not root, below tini, without a shell in between', () => {
    expect(shipped).toContain('USER 1000:1000');
    expect(shipped).toContain('ENTRYPOINT ["/usr/bin/tini", "--", "node", "/app/launch.mjs"]');
    expect(shipped).toContain('CMD ["all"]');
  });

  test('keeps no package manager of its base', () => {
    const installing = shipped.find((line) => line.startsWith('RUN apt-get ')) ?? '';
    for (const one of [
      '--purge --force-depends --force-remove-protected apt',
      '/usr/local/lib/node_modules',
      '/bin/npm',
      '/opt/yarn*',
    ])
      expect(installing).toContain(one);
  });

  test('takes no file of a package but its license, and no secret as a build argument', () => {
    expect(all('ARG').map((line) => line.split('=')[0])).toEqual(['NODE_IMAGE', 'VERSION', 'REVISION']);
    expect(shipped.filter((line) => line.startsWith('ADD '))).toEqual([]);
  });

  test('opens the ports that the manifests use and sets no variable that they do not know', () => {
    const ports = readGolden('dev').flatMap((one) => (one.kind === 'Service' ? one.spec.ports : []));
    expect(all('EXPOSE')).toEqual([ports.map(({ port }: { port: number }) => port).join(' ')]);
    expect(all('ENV').join(' ')).toContain(
      `PORT_BACKEND=${environmentOf(readGolden('prod'), 'orionwiki-backend').PORT_BACKEND} `,
    );
  });

  test.each(OVERLAYS)('knows every argument that overlay %s starts it with', (overlay) => {
    const launcher = readFileSync(join(ROOT, 'scripts', 'launch.mjs'), 'utf8');
    for (const { template } of podTemplates(readGolden(overlay))) {
      for (const { image, args } of template.spec.containers) {
        if (image.includes('/orionwiki:')) expect(launcher).toContain(`'${args[0]}'`);
      }
    }
  });
});

describe('the workflows', () => {
  const folder = join(ROOT, '.github', 'workflows');

  test.each(readdirSync(folder))('%s pins every action by commit and asks for no right to write', (name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    const used = [...text.matchAll(/^\s*- uses: (.+)$/gm)].map(([, action = '']) => action);
    for (const action of used) expect(action).toMatch(/^actions\/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    expect(parse(text).permissions).toEqual({ contents: 'read' });
  });
});
