import { describe, expect, test } from 'vitest';
import { environmentOf, findManifest, OVERLAYS, type Overlay, readGolden, secretsOf } from './manifest-set.ts';

/** What the reference guide promises to an operator, per workload. @source reference guide, chapters 3 and 4 */
const WORKLOADS = [
  { name: 'orionwiki-backend', container: 'backend', port: 8001, variable: ['PORT_BACKEND', '8001'] },
  { name: 'orionwiki-ui', container: 'ui', port: 3000, variable: ['API_BASE', 'http://orionwiki-backend:8001'] },
] as const;

describe.each(OVERLAYS)('overlay %s', (overlay) => {
  const manifests = readGolden(overlay);

  test.each(WORKLOADS)("$name has the reference's labels, container and port", ({ name, container, port }) => {
    const { spec } = findManifest(manifests, 'Deployment', name);
    expect(spec.selector).toEqual({ matchLabels: { app: name } });
    expect(spec.template.metadata.labels).toMatchObject({ app: name });
    expect(spec.template.spec.containers).toHaveLength(1);
    expect(spec.template.spec.containers[0]).toMatchObject({
      name: container,
      args: [container],
      imagePullPolicy: 'IfNotPresent',
      ports: [{ containerPort: port }],
    });
  });

  test.each(WORKLOADS)("$name has the reference's requests and limits", ({ name }) => {
    const [container] = findManifest(manifests, 'Deployment', name).spec.template.spec.containers;
    expect(container.resources).toMatchObject({
      requests: { cpu: '250m', memory: '512Mi' },
      limits: { cpu: '1', memory: '1Gi' },
    });
  });

  test.each(WORKLOADS)('$name reads $variable and listens on the port that is opened', ({ name, port, variable }) => {
    const environment = environmentOf(manifests, name);
    const [key, value] = variable;
    expect(environment[key]).toBe(value);
    expect(environment[name === 'orionwiki-ui' ? 'PORT' : 'PORT_BACKEND']).toBe(String(port));
  });

  test.each(WORKLOADS)('the service $name leads port $port to the pods', ({ name, port }) => {
    expect(findManifest(manifests, 'Service', name).spec).toMatchObject({
      type: 'ClusterIP',
      selector: { app: name },
      ports: [{ name: 'http', port }],
    });
  });
});

test('prod runs two backends that share their runs, dev one that keeps its own', () => {
  const backendOf = (overlay: Overlay) => {
    const manifests = readGolden(overlay);
    const { replicas } = findManifest(manifests, 'Deployment', 'orionwiki-backend').spec;
    return { replicas, engine: environmentOf(manifests, 'orionwiki-backend').RUN_ENGINE };
  };
  expect(backendOf('prod')).toEqual({ replicas: 2, engine: 'redis' });
  expect(backendOf('dev')).toEqual({ replicas: 1, engine: 'embedded' });
});

test('prod needs two Secrets and no custom resource', () => {
  const manifests = readGolden('prod');
  const secrets = Object.values(secretsOf(manifests, 'orionwiki-backend'));
  expect(secrets.sort()).toEqual(['orionwiki-redis/password', 'orionwiki-seal-keys/keys']);
  const groups = new Set(manifests.map(({ apiVersion }) => apiVersion.split('/').at(-2) ?? ''));
  expect([...groups].sort()).toEqual(['', 'apps', 'networking.k8s.io', 'policy']);
});

describe.each(['dev', 'prod'] as const)('overlay %s', (overlay) => {
  const manifests = readGolden(overlay);

  test('the ingress waits an hour, buffers nothing and never repeats a request', () => {
    const { metadata, spec } = findManifest(manifests, 'Ingress', 'orionwiki-ingress');
    const setting = (name: string) => metadata.annotations?.[`nginx.ingress.kubernetes.io/${name}`];
    expect(setting('proxy-read-timeout')).toBe('3600');
    expect(setting('proxy-send-timeout')).toBe('3600');
    expect(setting('proxy-buffering')).toBe('off');
    expect(setting('proxy-next-upstream')).toBe('off');
    expect(spec.ingressClassName).toBe('nginx');
  });

  test('the ingress leads every path to the UI', () => {
    const { spec } = findManifest(manifests, 'Ingress', 'orionwiki-ingress');
    expect(spec.rules).toHaveLength(1);
    expect(spec.rules[0].http.paths).toEqual([
      { path: '/', pathType: 'Prefix', backend: { service: { name: 'orionwiki-ui', port: { number: 3000 } } } },
    ]);
  });
});

test('the route waits an hour and leads every path to the UI', () => {
  const { spec } = findManifest(readGolden('large'), 'HTTPRoute', 'orionwiki-route');
  expect(spec.rules).toEqual([
    {
      matches: [{ path: { type: 'PathPrefix', value: '/' } }],
      timeouts: { request: '3600s', backendRequest: '3600s' },
      backendRefs: [{ name: 'orionwiki-ui', port: 3000 }],
    },
  ]);
});
