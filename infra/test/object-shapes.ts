/**
 * What the objects of this project may hold. Small on purpose: only the fields in use are known, so that a typing error
 * (`readynessProbe`, `replica`) or a number where a cluster wants a string is found without a cluster. A field that is
 * used for the first time is added here.
 */
export type Shape =
  | 'string'
  | 'integer'
  | 'boolean'
  | 'quantity'
  | 'port'
  | readonly [Shape]
  | { readonly oneOf: readonly string[] }
  | { readonly mapOf: Shape }
  | { readonly fields: Readonly<Record<string, Shape>>; readonly needs?: readonly string[] };

const fields = (known: Record<string, Shape>, ...needs: string[]): Shape => ({ fields: known, needs });
const oneOf = (...values: string[]): Shape => ({ oneOf: values });
const strings: Shape = { mapOf: 'string' };

const metadata = fields({ name: 'string', namespace: 'string', labels: strings, annotations: strings }, 'name');
const selector = fields({ matchLabels: strings }, 'matchLabels');
const amounts = fields({ cpu: 'quantity', memory: 'quantity', 'ephemeral-storage': 'quantity' });

const probe = fields(
  {
    httpGet: fields({ path: 'string', port: 'port' }, 'path', 'port'),
    periodSeconds: 'integer',
    timeoutSeconds: 'integer',
    failureThreshold: 'integer',
  },
  'httpGet',
);

const container = fields(
  {
    name: 'string',
    image: 'string',
    imagePullPolicy: oneOf('IfNotPresent', 'Always'),
    args: ['string'],
    ports: [
      fields({ name: 'string', containerPort: 'integer', protocol: oneOf('TCP') }, 'name', 'containerPort', 'protocol'),
    ],
    env: [fields({ name: 'string', value: 'string' }, 'name', 'value')],
    envFrom: [fields({ configMapRef: fields({ name: 'string' }, 'name') }, 'configMapRef')],
    resources: fields({ requests: amounts, limits: amounts }, 'requests', 'limits'),
    securityContext: fields({
      allowPrivilegeEscalation: 'boolean',
      readOnlyRootFilesystem: 'boolean',
      capabilities: fields({ drop: ['string'] }, 'drop'),
    }),
    startupProbe: probe,
    readinessProbe: probe,
    livenessProbe: probe,
    volumeMounts: [fields({ name: 'string', mountPath: 'string' }, 'name', 'mountPath')],
  },
  'name',
  'image',
);

const pod = fields(
  {
    serviceAccountName: 'string',
    automountServiceAccountToken: 'boolean',
    enableServiceLinks: 'boolean',
    terminationGracePeriodSeconds: 'integer',
    securityContext: fields({
      runAsNonRoot: 'boolean',
      runAsUser: 'integer',
      runAsGroup: 'integer',
      fsGroup: 'integer',
      fsGroupChangePolicy: oneOf('OnRootMismatch', 'Always'),
      seccompProfile: fields({ type: oneOf('RuntimeDefault') }, 'type'),
    }),
    topologySpreadConstraints: [
      fields(
        {
          maxSkew: 'integer',
          topologyKey: 'string',
          whenUnsatisfiable: oneOf('ScheduleAnyway', 'DoNotSchedule'),
          labelSelector: selector,
          matchLabelKeys: ['string'],
        },
        'maxSkew',
        'topologyKey',
        'whenUnsatisfiable',
      ),
    ],
    containers: [container],
    volumes: [fields({ name: 'string', emptyDir: fields({ sizeLimit: 'quantity' }) }, 'name')],
  },
  'containers',
);

const deployment = fields(
  {
    replicas: 'integer',
    revisionHistoryLimit: 'integer',
    progressDeadlineSeconds: 'integer',
    strategy: fields(
      {
        type: oneOf('RollingUpdate'),
        rollingUpdate: fields({ maxUnavailable: 'integer', maxSurge: 'integer' }),
      },
      'type',
    ),
    selector,
    template: fields({ metadata: fields({ labels: strings }, 'labels'), spec: pod }, 'metadata', 'spec'),
  },
  'replicas',
  'selector',
  'template',
);

const service = fields(
  {
    type: oneOf('ClusterIP'),
    selector: strings,
    ports: [
      fields(
        { name: 'string', port: 'integer', targetPort: 'port', protocol: oneOf('TCP'), appProtocol: 'string' },
        'name',
        'port',
        'targetPort',
      ),
    ],
  },
  'selector',
  'ports',
);

const ingressBackend = fields(
  { service: fields({ name: 'string', port: fields({ number: 'integer' }, 'number') }, 'name', 'port') },
  'service',
);
const ingress = fields(
  {
    ingressClassName: 'string',
    rules: [
      fields(
        {
          host: 'string',
          http: fields(
            {
              paths: [
                fields(
                  { path: 'string', pathType: oneOf('Prefix', 'Exact'), backend: ingressBackend },
                  'path',
                  'pathType',
                  'backend',
                ),
              ],
            },
            'paths',
          ),
        },
        'host',
        'http',
      ),
    ],
  },
  'ingressClassName',
  'rules',
);

const disruption = fields(
  { maxUnavailable: 'integer', unhealthyPodEvictionPolicy: oneOf('AlwaysAllow', 'IfHealthyBudget'), selector },
  'maxUnavailable',
  'selector',
);

/** A whole object: the version and kind are the key of {@link OBJECT_SHAPES}. */
const object = (known: Record<string, Shape>, ...needs: string[]): Shape =>
  fields({ apiVersion: 'string', kind: 'string', metadata, ...known }, 'metadata', ...needs);

/** The kinds this project uses, by `apiVersion/kind`. */
export const OBJECT_SHAPES: Readonly<Record<string, Shape>> = {
  'v1/Namespace': object({}),
  'v1/ServiceAccount': object({ automountServiceAccountToken: 'boolean' }),
  'v1/ConfigMap': object({ data: strings }, 'data'),
  'v1/Service': object({ spec: service }, 'spec'),
  'apps/v1/Deployment': object({ spec: deployment }, 'spec'),
  'policy/v1/PodDisruptionBudget': object({ spec: disruption }, 'spec'),
  'networking.k8s.io/v1/Ingress': object({ spec: ingress }, 'spec'),
};
