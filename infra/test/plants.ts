/** A fault, the object it is planted in, where, and the wrong value (`undefined` removes). */
export type Plant = readonly [fault: string, object: string, path: string, value: unknown];

const BACKEND = 'Deployment/orionwiki-backend';
const UI = 'Deployment/orionwiki-ui';
const REDIS = 'Deployment/orionwiki-redis';
const SETTINGS = 'ConfigMap/orionwiki-backend';
const INGRESS = 'Ingress/orionwiki-ingress';
const POLICY = 'NetworkPolicy/orionwiki-backend';
const POD = 'spec.template.spec';
const CONTAINER = `${POD}.containers.0`;

/** Planted in prod: what a cluster refuses or silently drops. */
export const SHAPES: readonly Plant[] = [
  ['spec.replica: unknown field', BACKEND, 'spec.replica', 2],
  ['readynessProbe: unknown field', BACKEND, `${CONTAINER}.readynessProbe`, {}],
  ['readOnlyRootFileSystem: unknown field', BACKEND, `${CONTAINER}.securityContext.readOnlyRootFileSystem`, true],
  ['metadata.lables: unknown field', BACKEND, 'metadata.lables', { app: 'x' }],
  ['fromm: unknown field', POLICY, 'spec.ingress.0.fromm', []],
  ['spec/replicas must be integer', BACKEND, 'spec.replicas', 'two'],
  ['must match format "quantity"', BACKEND, `${CONTAINER}.resources.requests.memory`, '512MB'],
  ['enableServiceLinks must be boolean', BACKEND, `${POD}.enableServiceLinks`, 'yes'],
  ['protocol must be equal to one of', BACKEND, `${CONTAINER}.ports.0.protocol`, 'tcp'],
  ['policyTypes/0 must be equal to one of', POLICY, 'spec.policyTypes', ['Egres']],
  ['args must be array', BACKEND, `${CONTAINER}.args`, 'backend'],
  ['metadata/labels must be object', BACKEND, 'metadata.labels', 'app'],
  ['spec must have required property template', BACKEND, 'spec.template', undefined],
  ['unknown kind apps/v1beta1/Deployment', BACKEND, 'apiVersion', 'apps/v1beta1'],
  ['PORT_BACKEND must be string', SETTINGS, 'data.PORT_BACKEND', 8001],
];

/** Planted in large: the same for resources that a cluster does not know by itself. */
export const CUSTOM_SHAPES: readonly Plant[] = [
  ['sectonName: unknown field', 'HTTPRoute/orionwiki-route', 'spec.parentRefs.0.sectonName', 'https'],
  ['backendReq: unknown field', 'HTTPRoute/orionwiki-route', 'spec.rules.0.timeouts.backendReq', '3600s'],
  ['timeouts/request must be string', 'HTTPRoute/orionwiki-route', 'spec.rules.0.timeouts.request', 3600],
  ['pth: unknown field', 'ServiceMonitor/orionwiki-backend', 'spec.endpoints.0.pth', '/metrics'],
  ['interval must match pattern', 'ServiceMonitor/orionwiki-backend', 'spec.endpoints.0.interval', '30 seconds'],
  ['minReplicaCount must be integer', 'ScaledObject/orionwiki-backend', 'spec.minReplicaCount', 'two'],
  ['triggers[0].auth: unknown field', 'ScaledObject/orionwiki-backend', 'spec.triggers.0.auth', 'x'],
];

/** Planted in prod: what pod security refuses, and our own rules for pods. */
export const POD_SECURITY: readonly Plant[] = [
  ['allowPrivilegeEscalation', BACKEND, `${CONTAINER}.securityContext.allowPrivilegeEscalation`, undefined],
  ['capabilities.drop lacks ALL', BACKEND, `${CONTAINER}.securityContext.capabilities.drop`, ['NET_RAW']],
  ['runAsNonRoot', BACKEND, `${POD}.securityContext.runAsNonRoot`, undefined],
  ['runAsUser 0', REDIS, `${POD}.securityContext.runAsUser`, 0],
  ['seccompProfile', BACKEND, `${POD}.securityContext.seccompProfile`, undefined],
  ['hostNetwork', REDIS, `${POD}.hostNetwork`, true],
  ['volume tmp is a hostPath', BACKEND, `${POD}.volumes.0`, { name: 'tmp', hostPath: { path: '/tmp' } }],
  ['readOnlyRootFilesystem', REDIS, `${CONTAINER}.securityContext.readOnlyRootFilesystem`, false],
  ['automountServiceAccountToken', BACKEND, `${POD}.automountServiceAccountToken`, undefined],
  ['no limits.memory', BACKEND, `${CONTAINER}.resources.limits.memory`, undefined],
  ['no requests.cpu', BACKEND, `${CONTAINER}.resources.requests.cpu`, undefined],
  ['has no sizeLimit', BACKEND, `${POD}.volumes.0.emptyDir.sizeLimit`, undefined],
  ['no livenessProbe', BACKEND, `${CONTAINER}.livenessProbe`, undefined],
  ['no readinessProbe', REDIS, `${CONTAINER}.readinessProbe.tcpSocket`, undefined],
  ['floating image orionwiki', BACKEND, `${CONTAINER}.image`, 'orionwiki'],
  ['floating image orionwiki:latest', BACKEND, `${CONTAINER}.image`, 'orionwiki:latest'],
  ['floating image orionwiki:main', BACKEND, `${CONTAINER}.image`, 'orionwiki:main'],
  ['floating image host:5000/orionwiki', BACKEND, `${CONTAINER}.image`, 'host:5000/orionwiki'],
  ['floating image valkey/valkey:8', REDIS, `${CONTAINER}.image`, 'valkey/valkey:8'],
];

/** Planted in prod: what breaks between the objects. */
export const RULES: readonly Plant[] = [
  ['2 replicas need RUN_ENGINE=redis', SETTINGS, 'data.RUN_ENGINE', 'embedded'],
  ['needs REDIS_PASSWORD from a Secret', BACKEND, `${CONTAINER}.env.0.valueFrom`, undefined],
  ['needs SEAL_KEYS from a Secret', BACKEND, `${CONTAINER}.env.1.valueFrom`, undefined],
  ['has another password than the backend', REDIS, `${CONTAINER}.env.0.valueFrom.secretKeyRef.key`, 'other'],
  ['REDIS_URL leads to no service (redis)', SETTINGS, 'data.REDIS_URL', 'redis://redis:6379'],
  ['orionwiki-redis: 2 replicas are as many memories', REDIS, 'spec.replicas', 2],
  ['draining takes 845000 ms', BACKEND, `${POD}.terminationGracePeriodSeconds`, 845],
  ['stopping takes 60000 ms', UI, `${POD}.terminationGracePeriodSeconds`, 30],
  ['chooses the pods of 0', 'Service/orionwiki-backend', 'spec.selector.app', 'backend'],
  ['chooses the pods of 3', 'Service/orionwiki-ui', 'spec.selector', { 'app.kubernetes.io/part-of': 'orionwiki' }],
  ['chooses the pods of 0', 'PodDisruptionBudget/orionwiki-ui', 'spec.selector.matchLabels.app', 'ui'],
  ['nobody opens web', 'Service/orionwiki-ui', 'spec.ports.0.targetPort', 'web'],
  ['no service orionwiki-ui:80', INGRESS, 'spec.rules.0.http.paths.0.backend.service.port.number', 80],
  [
    'leads past the UI to orionwiki-backend',
    INGRESS,
    'spec.rules.0.http.paths.0.backend.service',
    { name: 'orionwiki-backend', port: { number: 8001 } },
  ],
  ['ORION_SERVER_HOSTS does not hold wiki.acme.test', INGRESS, 'spec.rules.0.host', 'wiki.acme.test'],
  ['has a certificate for x.example.com', INGRESS, 'spec.tls', [{ hosts: ['x.example.com'], secretName: 'x' }]],
  ['names no Secret for its certificate', INGRESS, 'spec.tls', [{ hosts: ['orionwiki.example.com'] }]],
  ['ORION_TRUSTED_PROXIES is 1, there are 2', SETTINGS, 'data.ORION_TRUSTED_PROXIES', '1'],
  ['no such ServiceAccount', BACKEND, `${POD}.serviceAccountName`, 'default'],
  ['no ConfigMap settings', BACKEND, `${CONTAINER}.envFrom.0.configMapRef.name`, 'settings'],
  ['no volume scratch', BACKEND, `${CONTAINER}.volumeMounts.0.name`, 'scratch'],
  ['readinessProbe asks no port', BACKEND, `${CONTAINER}.readinessProbe.httpGet.port`, 'probe'],
  ['livenessProbe asks no port', REDIS, `${CONTAINER}.livenessProbe.tcpSocket.port`, 6380],
  ['is in another namespace', 'Service/orionwiki-ui', 'metadata.namespace', 'default'],
  ['not restricted for enforce', 'Namespace/orionwiki', 'metadata.labels', {}],
  ['OPENAI_API_KEY belongs into a Secret', SETTINGS, 'data.OPENAI_API_KEY', 'x'],
  ['SEAL_KEYS belongs into a Secret', BACKEND, `${CONTAINER}.env.1`, { name: 'SEAL_KEYS', value: 'k1:x' }],
  ['orionwiki-backend: nobody reads LOGLEVEL', SETTINGS, 'data.LOGLEVEL', 'debug'],
  ['orionwiki-backend: nobody reads API_BASE', SETTINGS, 'data.API_BASE', 'http://x'],
  ['orionwiki-backend: nobody reads REDIS_PASS', BACKEND, `${CONTAINER}.env.0.name`, 'REDIS_PASS'],
  ['DRAIN_DELAY_MS is not usable (a whole number)', SETTINGS, 'data.DRAIN_DELAY_MS', '5s'],
  ['LOG_LEVEL is not usable', SETTINGS, 'data.LOG_LEVEL', 'verbose'],
  ['orionwiki-ui: nobody reads RUN_ENGINE', 'ConfigMap/orionwiki-ui', 'data.RUN_ENGINE', 'redis'],
  ['closed although the UI reaches the backend', POLICY, 'spec.ingress.0.from.0.podSelector.matchLabels.app', 'ui'],
  ['closed although the backend reaches its Redis', POLICY, 'spec.egress.0.ports.0.port', 6380],
  ['closed although the backend reaches public hosts', POLICY, 'spec.egress.1.ports.0.port', 80],
  ['closed although the backend asks for names', 'NetworkPolicy/orionwiki-dns', 'spec.egress.0.ports.0.port', 54],
];

/** Planted in large: autoscaling and metrics. */
export const SCALING_RULES: readonly Plant[] = [
  ['a ScaledObject needs RUN_ENGINE=redis', SETTINGS, 'data.RUN_ENGINE', 'embedded'],
  ['ScaledObject owns its replicas, and so does the Deployment', BACKEND, 'spec.replicas', 2],
  ['fewer than 2 replicas', 'ScaledObject/orionwiki-backend', 'spec.minReplicaCount', 0],
  [
    'the backend has no metric orionwiki_generations',
    'ScaledObject/orionwiki-backend',
    'spec.triggers.0.metadata.query',
    'max(orionwiki_generations)',
  ],
  [
    'asks in the namespace default',
    'ScaledObject/orionwiki-backend',
    'spec.triggers.0.metadata.query',
    'max(orionwiki_runs_in_flight{namespace="default"})',
  ],
  [
    'counts shared runs once for each backend',
    'ScaledObject/orionwiki-backend',
    'spec.triggers.0.metadata.query',
    'sum(orionwiki_runs_in_flight)',
  ],
  ['no service with a port web', 'ServiceMonitor/orionwiki-backend', 'spec.endpoints.0.port', 'web'],
  [
    'no service with a port http',
    'ServiceMonitor/orionwiki-backend',
    'spec.selector.matchLabels',
    { app: 'orionwiki-worker' },
  ],
  ['no service orionwiki-ui:80', 'HTTPRoute/orionwiki-route', 'spec.rules.0.backendRefs.0.port', 80],
  ['ORION_SERVER_HOSTS does not hold', 'HTTPRoute/orionwiki-route', 'spec.hostnames', ['wiki.acme.test']],
];
