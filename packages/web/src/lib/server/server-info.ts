import { createClient, type ServerInfo } from '@orionwiki/client';
import { API_BASE } from '$app/env/private';

/** How long a page waits for the backend before it is shown without, in milliseconds. */
const PATIENCE_MS = 1500;

/** What the backend says about itself; `undefined` when it does not answer at once. */
export async function serverInfo(): Promise<ServerInfo | undefined> {
  try {
    return await createClient({ url: API_BASE.replace(/\/$/, '') }).info(AbortSignal.timeout(PATIENCE_MS));
  } catch {
    return undefined;
  }
}
