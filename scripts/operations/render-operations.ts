import { ERRORS, type ErrorCode, messagesIn } from '@orionwiki/core';
import { ENVIRONMENT, type Variable } from '../../packages/server/src/env.ts';
import { appRouter } from '../../packages/server/src/router.ts';
import { ENDPOINTS, PROCEDURES } from './endpoints.ts';
import { listMetrics } from './list-metrics.ts';
import { ACTION_GROUPS, OPERATOR_ACTIONS } from './operator-actions.ts';
import { UI_VARIABLES } from './ui-variables.ts';

const INTRODUCTION = `# Operations

Variables, errors, metrics and addresses, for people who run OrionWiki. This page is written by \`npm run generate\` from the
tables that the program itself reads. How to deploy: [Kubernetes](kubernetes.md); what is contacted: [outbound](outbound.md).
`;

const cell = (text: string): string => text.replaceAll('|', '\\|');
const code = (text: string): string => (text === '' ? '' : `\`${text}\``);

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

function backendVariables(): string {
  const rows = Object.entries<Variable>(ENVIRONMENT).map(([name, { fallback, description, isSecret }]) => [
    code(name),
    code(fallback),
    isSecret ? `${description} Secret.` : description,
  ]);
  return `## Variables of the backend

A value that makes no sense stops the start with the name of the variable. Secrets belong into a Secret, never into a file of
the project; they are never shown.

${table(['Variable', 'Without it', 'Meaning'], rows)}
`;
}

function uiVariables(): string {
  const rows = UI_VARIABLES.map(({ name, fallback, description }) => [code(name), code(fallback), description]);
  return `## Variables of the UI

${table(['Variable', 'Without it', 'Meaning'], rows)}
`;
}

function errors(): string {
  const { errors: texts } = messagesIn('en');
  const codes = Object.keys(OPERATOR_ACTIONS) as ErrorCode[];
  const parts = Object.entries(ACTION_GROUPS).map(([group, title]) => {
    const rows = codes
      .filter((one) => OPERATOR_ACTIONS[one].group === group)
      .map((one) => [
        code(one),
        String(ERRORS[one].httpStatus),
        ERRORS[one].retryable ? 'yes' : 'no',
        texts[one].title,
        OPERATOR_ACTIONS[one].action,
      ]);
    return `### ${title}\n\n${table(['Code', 'HTTP', 'May pass by itself', 'People read', 'You'], rows)}\n`;
  });
  return `## Errors, by what they ask of you

Every failure has a code. People see title, reason and next step in their language; the log line of the run has code, cause
and, for \`INTERNAL\`, the incident number that people were shown.

${parts.join('\n')}`;
}

function metrics(): string {
  const rows = listMetrics().map(({ name, type, labels, help }) => [
    code(name),
    type,
    labels.map(code).join(', '),
    help,
  ]);
  return `## Metrics

\`GET /metrics\` on the backend’s port. Labels hold our own words only, never anything from outside.

${table(['Metric', 'Type', 'Labels', 'Meaning'], rows)}
`;
}

function endpoints(): string {
  const plain = ENDPOINTS.map(({ part, method, path, purpose }) => [part, method, code(path), purpose]);
  const procedures = Object.entries(appRouter._def.procedures).map(([name, procedure]) => [
    code(name),
    (procedure as { _def: { type: string } })._def.type,
    PROCEDURES[name as keyof typeof PROCEDURES],
  ]);
  return `## Addresses

${table(['Part', 'Method', 'Address', 'Purpose'], plain)}

The typed client calls these procedures below \`/trpc/\`, on the UI’s port or the backend’s:

${table(['Procedure', 'Kind', 'Purpose'], procedures)}
`;
}

/** The text of `docs/operations.md`. */
export const renderOperations = (): string =>
  [INTRODUCTION, backendVariables(), uiVariables(), errors(), metrics(), endpoints()].join('\n');
