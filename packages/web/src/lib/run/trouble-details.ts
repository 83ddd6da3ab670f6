import type { Trouble } from './run-state.ts';

/** What an operator needs to look an error up: no id of the run, because who knows it may read its wiki. */
export function troubleDetails({ code, incidentId, params }: Trouble, version: string | undefined): string {
  const values = Object.entries(params).filter(
    ([name]) => name !== 'incidentId' && name !== 'retryAfterMs' && name !== 'folders',
  );
  return [
    `code: ${code}`,
    ...(incidentId === undefined ? [] : [`incident: ${incidentId}`]),
    ...(version === undefined ? [] : [`OrionWiki: ${version}`]),
    ...values.map(([name, value]) => `${name}: ${value}`),
  ].join('\n');
}
