import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { wikiInputSchema } from '../../packages/server/src/generate/wiki-input.ts';
import { ENDPOINTS } from '../../scripts/operations/endpoints.ts';
import { objectsOf } from './find-components.ts';
import { findFaults } from './find-faults.ts';
import { findKustomize, isKustomizeRequired, type Kustomize, NOT_RUN, renderFolder } from './find-kustomize.ts';
import { commandsIn, GUIDES, type GuideLanguage, kubectlCalls, linesIn, readGuide, wordsOf } from './guide.ts';
import { isKnownWord, objectsToCreate, valuesTable } from './guide-words.ts';
import { findManifest, INFRA, parseManifests, readGolden } from './manifest-set.ts';

const LANGUAGES = Object.keys(GUIDES) as GuideLanguage[];
const guide = readGuide('en');
const prod = readGolden('prod');

describe('the two guides', () => {
  const other = readGuide('tr');

  test('have the same chapters', () => {
    expect(other.headings).toEqual(guide.headings);
    expect(guide.headings.map(({ number }) => number).filter(Boolean)).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
      '7',
      '8',
    ]);
  });

  test('have the same commands and files', () => expect(other.blocks).toEqual(guide.blocks));

  test('name the same variables, codes, paths and values', () => {
    expect(other.spans.toSorted()).toEqual(guide.spans.toSorted());
  });
});

describe.each(LANGUAGES)('the guide in %s', (language) => {
  const { spans, tables, prose } = readGuide(language);

  test('names nothing that does not exist', () => {
    expect(spans.filter((span) => !isKnownWord(span))).toEqual([]);
  });

  test('tells the values of the manifests', () => {
    const table = tables.find(([head]) => head?.includes('Valkey')) ?? [];
    expect(table.slice(1).map((row) => row.slice(1))).toEqual(valuesTable());
  });

  test('tells the bounds of the autoscalers and the time a proxy waits', () => {
    const [hpa] = objectsOf('autoscaling-cpu');
    const [keda] = objectsOf('autoscaling-keda');
    const range = (low: number, high: number) => (language === 'en' ? `${low} to ${high}` : `${low}–${high}`);
    expect(prose).toContain(range(hpa?.spec.minReplicas, hpa?.spec.maxReplicas));
    expect(prose).toContain(range(keda?.spec.minReplicaCount, keda?.spec.maxReplicaCount));
    const { annotations = {} } = findManifest(prod, 'Ingress', 'orionwiki-ingress').metadata;
    expect(prose).toContain(`(${annotations['nginx.ingress.kubernetes.io/proxy-read-timeout']} s)`);
  });
});

test.each([
  'ORION_MAX_RUN',
  'RUN_ENGINE=rediss',
  '/data/LOGLEVEL',
  'SERVER_BSY',
  'code="INTERN"',
  'phase="max"',
  'orionwiki_runs',
  'autoscaling-gpu',
  'orionwiki-redi',
  '/readz',
  '513Mi',
  'infra/overlays/huge',
])('a wrong word in a guide is found: %s', (span) => expect(isKnownWord(span)).toBe(false));

const overlay = guide.blocks.find(({ language, text }) => language === 'yaml' && text.includes('kind: Kustomization'));

describe('the commands', () => {
  const commands = commandsIn(guide).map(wordsOf);
  const kubectl = commands.filter(([program]) => program === 'kubectl').map((words) => words.slice(1));
  const after = (words: readonly string[], flag: string): string | undefined => words[words.indexOf(flag) + 1];

  test('use no program that a reader was not told to have, or that every shell has', () => {
    const told = ['git', 'docker', 'kubectl', 'openssl', 'curl'];
    const everywhere = ['cd', 'printf', 'tr', 'base64', 'awk'];
    for (const [program = ''] of commands) expect([...told, ...everywhere]).toContain(program);
  });

  test('lead from a clone to a running service in six', () => {
    const [first] = guide.blocks.filter(({ language }) => language === 'sh');
    expect(first?.text.trim().split('\n')).toHaveLength(6);
  });

  test('speak of the namespace, workloads and services that there are', () => {
    const [namespace] = parseManifests(overlay?.text ?? '').map(
      (one) => (one as unknown as { namespace: string }).namespace,
    );
    for (const words of kubectl) {
      if (words.includes('-n')) expect(after(words, '-n')).toBe(namespace);
      for (const [, kind = '', name = ''] of words.map((word) => /^(deployment|service)\/(.+)$/.exec(word) ?? [])) {
        if (kind) findManifest(prod, kind === 'service' ? 'Service' : 'Deployment', name);
      }
      const label = /^app=(.+)$/.exec(words.includes('-l') ? (after(words, '-l') ?? '') : '')?.[1];
      if (label) findManifest(prod, 'Deployment', label);
      const folder = words.includes('-k') ? after(words, '-k') : words[0] === 'kustomize' ? words[1] : undefined;
      if (folder !== undefined) expect(folder).toBe('infra/overlays/acme');
    }
  });

  test('create the Secrets and the ConfigMap that the manifests want, under their keys', () => {
    const created = kubectl.filter((words) => words.includes('create'));
    const names = created.map((words) => words[words.indexOf('create') + (words.includes('secret') ? 3 : 2)] ?? '');
    expect(new Set(names)).toEqual(new Set(objectsToCreate().keys()));
    for (const [index, words] of created.entries()) {
      const [, file = ''] =
        /^--from-file=(.+)$/.exec(words.find((word) => word.startsWith('--from-file=')) ?? '') ?? [];
      if (file) expect(file.split('=')[0]).toBe(objectsToCreate().get(names[index] ?? ''));
    }
  });

  test('put no secret into an argument', () => {
    for (const words of commands) {
      if (words[0] === 'printf') continue;
      expect(words.join(' ')).not.toMatch(/VALUE|--from-literal|password=(?!\/dev\/stdin)/);
    }
  });

  test('build, try and push the image that the overlay starts, with the port of the UI', () => {
    const { images } = parse(overlay?.text ?? '') as { images: [{ newName: string; newTag: string }] };
    const image = `${images[0].newName}:${images[0].newTag}`;
    const docker = commands.filter(([program]) => program === 'docker');
    for (const words of docker) expect(words).toContain(image);
    const [, outside, inside] =
      /^(\d+):(\d+)$/.exec(
        docker.map((words) => (words.includes('-p') ? after(words, '-p') : undefined)).find(Boolean) ?? '',
      ) ?? [];
    const port = String(findManifest(prod, 'Service', 'orionwiki-ui').spec.ports[0].port);
    expect([outside, inside]).toEqual([port, port]);
    expect(kubectl.find((words) => words.includes('port-forward'))?.at(-1)).toBe(port);
  });

  test('ask for a wiki in a way that is understood', () => {
    const words = commands.find(([program]) => program === 'curl') ?? [];
    const { port, pathname } = new URL(words.find((word) => word.startsWith('http')) ?? '');
    expect(port).toBe('3000');
    expect(ENDPOINTS).toContainEqual(expect.objectContaining({ part: 'UI', method: 'POST', path: pathname }));
    expect(wikiInputSchema.safeParse(JSON.parse(after(words, '-d') ?? '')).success).toBe(true);
  });
});

const kustomize = findKustomize();
const work = mkdtempSync(join(tmpdir(), 'orion-guide-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** A kustomization and what a later block adds to it: lists go on, the rest stays. */
function withAddition(base: Record<string, unknown>, addition: Record<string, unknown>): Record<string, unknown> {
  const joined = { ...base };
  for (const [name, items] of Object.entries(addition)) {
    joined[name] = [...((joined[name] as unknown[] | undefined) ?? []), ...(items as unknown[])];
  }
  return joined;
}

function faultsOf(program: Kustomize, kustomization: Record<string, unknown>): string[] {
  const folder = mkdtempSync(join(work, 'overlay-'));
  const moved = (paths: unknown): string[] =>
    (paths as string[]).map((path) => relative(folder, join(INFRA, 'overlays', 'acme', path)));
  const { resources, components, ...rest } = kustomization;
  const all = { ...rest, resources: moved(resources), components: moved(components) };
  // JSON is YAML.
  writeFileSync(join(folder, 'kustomization.yaml'), JSON.stringify(all));
  return findFaults(parseManifests(renderFolder(program, folder)));
}

describe.skipIf(kustomize === undefined && !isKustomizeRequired())('what a client can try', () => {
  const program = kustomize as Kustomize;
  const base = parse(overlay?.text ?? '') as Record<string, unknown>;
  const additions = guide.blocks.filter((block) => block.language === 'yaml' && block !== overlay);

  test('there is a kustomize', () => expect(kustomize, NOT_RUN).toBeDefined());

  test('the overlay of chapter 2 renders without a fault', () => expect(faultsOf(program, base)).toEqual([]));

  test.each(additions.map(({ text }) => [text.split('\n').slice(0, 3).join(' '), text] as const))(
    'so does it with an addition: %s',
    (_, text) => {
      const addition = parse(text) as Record<string, unknown>;
      expect(faultsOf(program, withAddition(base, addition))).toEqual([]);
    },
  );

  test.skipIf(program?.[0] === 'kustomize')('kubectl knows every verb and every option', () => {
    for (const { verb, options } of kubectlCalls(guide)) {
      const help = execFileSync(program[0], [...verb, '--help'], { encoding: 'utf8', stdio: 'pipe' });
      expect(help).toContain(`kubectl ${verb.join(' ')}`);
      for (const option of options) expect(help).toMatch(new RegExp(`(?:^|[\\s,])${option}[,=:\\s]`, 'm'));
    }
  });

  test.skipIf(program?.[0] === 'kustomize')(
    'kubectl makes the Secrets and the ConfigMap from what the lines give it',
    () => {
      writeFileSync(join(work, 'ca.pem'), 'a certificate\n');
      const lines = linesIn(guide).filter((line) => /kubectl .*create (?:secret generic|configmap)/.test(line));
      for (const line of lines.filter((one) => !one.includes('dry-run'))) {
        const dry = line.replace('kubectl', `${program[0]}`);
        const made = execFileSync('sh', ['-c', `${dry} --dry-run=client -o yaml`], {
          cwd: work,
          encoding: 'utf8',
          stdio: 'pipe',
        });
        const [{ kind, metadata, data = {} } = {} as never] = parseManifests(made);
        const key = objectsToCreate().get(metadata.name) ?? '';
        expect(Object.keys(data)).toEqual([key]);
        if (kind !== 'Secret') continue;
        const value = Buffer.from(data[key] ?? '', 'base64').toString();
        // A password that fits into one line of Valkey's settings; a key of 32 bytes under an id.
        expect(value).toMatch(key === 'password' ? /^[0-9a-f]{48}$/ : /^k1:[A-Za-z0-9+/]{43}=$/);
      }
    },
  );
});
