// The only file of the command line that reads the environment.
import { DEFAULT_OUTBOUND_SETTINGS, type OutboundSettings, Secret, type WikiLanguage } from '@orionwiki/core';

/** Which token variable belongs to which host; `ORIONWIKI_TOKEN` is for whatever host was asked for. */
const HOST_TOKENS: readonly { readonly host: RegExp; readonly names: readonly string[] }[] = [
  { host: /^(www\.)?github\.com$/, names: ['GITHUB_TOKEN', 'GH_TOKEN'] },
  { host: /(^|\.)gitlab(\.|$)/, names: ['GITLAB_TOKEN'] },
  { host: /^bitbucket\.org$/, names: ['BITBUCKET_TOKEN'] },
];

/** The access token meant for this host, if the environment has one. */
export function tokenForHost(host: string): Secret | undefined {
  const names = ['ORIONWIKI_TOKEN', ...HOST_TOKENS.filter((row) => row.host.test(host)).flatMap((row) => row.names)];
  for (const name of names) {
    const value = process.env[name]?.trim();
    if (value) return new Secret(value);
  }
  return undefined;
}

/** Key and base URL for the model. */
export function modelSettings(): {
  readonly apiKey: Secret | undefined;
  readonly baseUrl: string;
  readonly model: string | undefined;
} {
  const key = process.env.OPENAI_API_KEY?.trim();
  return {
    apiKey: key ? new Secret(key) : undefined,
    baseUrl: process.env.OPENAI_BASE_URL?.trim() || 'https://api.openai.com/v1',
    model: process.env.OPENAI_MODEL?.trim() || undefined,
  };
}

/** Language of messages: the terminal's, whatever the wiki's is. */
export function terminalLanguage(): WikiLanguage {
  const locale = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '';
  return /^tr(_|-|\.|$)/i.test(locale) ? 'tr' : 'en';
}

/** Whether one block may be redrawn in place: a terminal, and nobody asked for plain output. */
export function mayRedraw(): boolean {
  return process.stderr.isTTY === true && !process.env.CI && process.env.TERM !== 'dumb';
}

/** Folder from which the person started the command; npm changes it before a script runs. */
export function startFolder(): string {
  return process.env.ORION_START_FOLDER ?? process.cwd();
}

const isOn = (value: string | undefined): boolean => /^(1|true|yes)$/.test(value ?? '');

function listOf(value: string | undefined): string[] {
  return (value ?? '').split(',').flatMap((part) => part.trim() || []);
}

/** What may be contacted beyond public https; the same variables as the server's. @source contracts.md §7 */
export function outboundSettings(): OutboundSettings {
  const env = process.env;
  return {
    ...DEFAULT_OUTBOUND_SETTINGS,
    allowHosts: listOf(env.ORION_ALLOW_HOSTS),
    allowCidrs: listOf(env.ORION_ALLOW_CIDRS),
    allowPorts: listOf(env.ORION_ALLOW_PORTS).map(Number),
    allowHttp: isOn(env.ORION_ALLOW_HTTP),
    onlyHosts: isOn(env.ORION_ONLY_HOSTS),
    ...(env.ORION_CA_FILE && { caFile: env.ORION_CA_FILE }),
    ...(env.ORION_GIT_PROXY && { gitProxy: env.ORION_GIT_PROXY }),
  };
}

/** Whether git may run without resource limits. */
export function isGitUnlimited(): boolean {
  return isOn(process.env.ORION_UNLIMITED_GIT);
}
