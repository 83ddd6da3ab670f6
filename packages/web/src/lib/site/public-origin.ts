/**
 * The origin under which people reach this site. Behind a proxy the server takes every address for https unless it is
 * told otherwise (ORIGIN); on the own machine nothing speaks https.
 */
export function publicOrigin(url: Pick<URL, 'hostname' | 'host' | 'origin'>): string {
  const isOwnMachine = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
  return isOwnMachine ? `http://${url.host}` : url.origin;
}
