import { defineEnvVars } from '@sveltejs/kit/env';

/** Settings of the interface; HOST, PORT and SHUTDOWN_TIMEOUT are read by the adapter itself. */
export const variables = defineEnvVars({
  API_BASE: {
    schema: (value) => new URL(value || 'http://127.0.0.1:8001').href,
    description: 'Base address of the backend, reached from this server and never from the browser',
  },
});
