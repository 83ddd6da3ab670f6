import type { RequestEvent } from '@sveltejs/kit';
import { API_BASE } from '$app/env/private';
import { type ForwardPorts, forwardRequest } from './forward-request.ts';
import { endWhenStopping } from './stopping.ts';

/** The backend's answer to a request of the browser; event streams end when this server is asked to stop. */
export function proxyToBackend(event: RequestEvent, refuse: ForwardPorts['refuse']): Promise<Response> {
  return forwardRequest(event.request, {
    base: API_BASE,
    refuse,
    onEventStream: endWhenStopping,
    origin: {
      clientAddress: event.getClientAddress(),
      host: event.request.headers.get('host'),
      protocol: event.url.protocol.replace(':', ''),
    },
  });
}
