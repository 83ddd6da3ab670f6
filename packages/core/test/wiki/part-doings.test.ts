import { describe, expect, test } from 'vitest';
import { pagesOf } from './sample-pages.ts';
import { textOf } from './write-relay.ts';

const lines = (...list: string[]): string => `${list.join('\n')}\n`;

const TEXTS = {
  'package.json': '{ "name": "relay", "bin": { "relay": "src/cli/main.ts" } }\n',
  'src/cli/main.ts': lines(
    "import { serve } from '../http/server.ts';",
    "import { save } from '../store/save.ts';",
    'export function main(deps = { serve, save }) { deps.serve(); deps.save("x"); }',
    'main();',
  ),
  'src/cli/help.ts': lines('export const help = () => "x";'),
  'src/http/server.ts': lines(
    "import express from 'express';",
    "import { accept, check } from './accept.ts';",
    'const app = express();',
    "app.post('/hooks', check, accept);",
    "app.get('/health', (request, response) => response.end());",
    'export function serve() { app.listen(80); }',
  ),
  'src/http/accept.ts': lines(
    "import { save } from '../store/save.ts';",
    'export function accept() { save("y"); }',
    'export function check() {}',
  ),
  'src/store/save.ts': lines(
    "import { writeFile } from 'node:fs/promises';",
    "import { execFile } from 'node:child_process';",
    'export async function save(text: string) { await writeFile("a", text); }',
    'export function sync() { execFile("git", ["add"]); }',
  ),
  'src/store/names.ts': lines('export const nameOf = (text: string) => text;'),
};

describe('a part without words of its own', () => {
  test('is told by what comes in and goes out there', async () => {
    const pages = await pagesOf(TEXTS);
    const architecture = pages.get('architecture');
    const text = architecture === undefined ? '' : textOf(architecture.draft);
    expect([...pages.values()].flatMap(({ dropped }) => dropped)).toEqual([]);
    expect(text).toContain('answers POST /hooks and GET /health; opens a port in serve; declares');
    expect(text).toContain('starts git in sync; changes files in save; declares');
  });
});
