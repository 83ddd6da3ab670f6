import { serverInfo } from '#lib/server/server-info.ts';
import type { PageServerLoad } from './$types';

/** Limits and version are the backend's own, so that this page cannot say something else. */
export const load: PageServerLoad = async () => {
  const info = await serverInfo();
  return info ? { about: { version: info.version, limits: info.limits, serverModel: info.serverModel } } : {};
};
