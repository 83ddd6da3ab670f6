/** One variable of the web interface: who reads it, what it is without being set, and what it means. */
export interface UiVariable {
  readonly name: string;
  /** As an operator would write it; `''` for not set. */
  readonly fallback: string;
  readonly description: string;
}

/**
 * What the UI reads. All but API_BASE belong to SvelteKit's Node adapter; a test compares names and defaults with its
 * source and with `packages/web/src/env.ts`.
 */
export const UI_VARIABLES: readonly UiVariable[] = [
  {
    name: 'API_BASE',
    fallback: 'http://127.0.0.1:8001',
    description: 'Where the UI reaches the backend; browsers never see it.',
  },
  { name: 'PORT', fallback: '3000', description: 'Port the UI listens on.' },
  { name: 'HOST', fallback: '0.0.0.0', description: 'Address to listen on.' },
  {
    name: 'SHUTDOWN_TIMEOUT',
    fallback: '30',
    description: 'Seconds that open requests may take after SIGTERM. Keep the grace period of the pod above it.',
  },
  { name: 'BODY_SIZE_LIMIT', fallback: '512K', description: 'Largest request that is taken.' },
  { name: 'KEEP_ALIVE_TIMEOUT', fallback: '', description: 'Seconds an idle connection stays open; not set: Node’s.' },
  {
    name: 'HEADERS_TIMEOUT',
    fallback: '',
    description: 'Seconds in which a request’s headers have to arrive; not set: Node’s.',
  },
  {
    name: 'PROTOCOL_HEADER',
    fallback: '',
    description:
      'Header in which a proxy of yours tells http or https, usually `x-forwarded-proto`. Only with such a proxy.',
  },
  {
    name: 'HOST_HEADER',
    fallback: '',
    description:
      'Header in which it tells the name that was called, usually `x-forwarded-host`. Only with such a proxy.',
  },
  { name: 'PORT_HEADER', fallback: '', description: 'Header in which it tells the port. Only with such a proxy.' },
  {
    name: 'ADDRESS_HEADER',
    fallback: '',
    description: 'Header in which it tells the caller’s address. Only with such a proxy.',
  },
  {
    name: 'XFF_DEPTH',
    fallback: '1',
    description: 'Proxies that append to that header, when it is `x-forwarded-for`.',
  },
];

/** Variables of the adapter that containers have no use for: sockets handed over by systemd. */
export const LEFT_OUT_UI_VARIABLES: readonly string[] = ['SOCKET_PATH', 'IDLE_TIMEOUT', 'LISTEN_PID', 'LISTEN_FDS'];
