import { expect, test } from 'vitest';
import type { RepoPath } from '#vocabulary';
import { readSettingValues } from './read-setting-values.ts';

function valuesOf(path: string, text: string, role: 'config' | 'build' | 'test' = 'config') {
  return readSettingValues({ path: path as RepoPath, role }, text);
}

test('a dotenv file gives names, values, what is commented out, and the comment above', () => {
  const text =
    '# Shared secret.\n# Required.\nAPP_SECRET=\n\nAPP_PORT="8080" # of the server\n# APP_DIR=/var/lib\n# a = b\n';
  expect(valuesOf('.env.example', text)).toMatchObject([
    {
      name: 'APP_SECRET',
      value: '',
      startLine: 3,
      isOff: false,
      comment: { text: 'Shared secret. Required.', startLine: 1, endLine: 2 },
    },
    { name: 'APP_PORT', value: '8080', startLine: 5, comment: { text: 'of the server', startLine: 5 } },
    { name: 'APP_DIR', value: '/var/lib', startLine: 6, isOff: true },
  ]);
});

test('a comment speaks for the setting right below it', () => {
  const [first, second] = valuesOf('.env.example', '# About A.\nA=1\nB=2\n');
  expect(first?.comment?.text).toBe('About A.');
  expect(second?.comment).toBeUndefined();
});

test('an image sets one or several, over lines too', () => {
  const text = 'FROM node\nENV A=1 B="two words" \\\n    C=3\nENV D four\nRUN x E=5\n';
  expect(
    valuesOf('deploy/Dockerfile', text, 'build').map(({ name, value, startLine }) => [name, value, startLine]),
  ).toEqual([
    ['A', '1', 2],
    ['B', 'two words', 2],
    ['C', '3', 3],
    ['D', 'four', 4],
  ]);
});

test('a compose file sets them for a service, as a map or as a list', () => {
  const text =
    "services:\n  web:\n    environment:\n      A: '3'\n      B: http://x:9 # there\n    ports: ['80:80']\n  job:\n    environment:\n      - C=4\n      - D\n    image: x\n";
  expect(
    valuesOf('compose.yaml', text, 'build').map(({ name, value, of, startLine }) => [name, value, of, startLine]),
  ).toEqual([
    ['A', '3', 'web', 4],
    ['B', 'http://x:9', 'web', 5],
    ['C', '4', 'job', 9],
  ]);
});

test('Kubernetes objects give values to containers and keep them in maps', () => {
  const text =
    'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: x\ndata:\n  A: "1"\n  file.txt: |\n    Z: 2\n---\nkind: Deployment\nspec:\n  containers:\n    - name: web\n      env:\n        - name: B\n          value: "2"\n        - name: C\n          valueFrom:\n            secretKeyRef: { name: s, key: c }\n      ports: []\n';
  expect(
    valuesOf('k8s/all.yaml', text).map(({ name, value, startLine, endLine }) => [name, value, startLine, endLine]),
  ).toEqual([
    ['A', '1', 6, 6],
    ['B', '2', 15, 16],
    ['C', '', 17, 18],
  ]);
});

test('files of tests, and other files, say nothing about settings', () => {
  expect(valuesOf('test/.env', 'A=1\n', 'test')).toEqual([]);
  expect(valuesOf('src/values.ts', 'A=1\n')).toEqual([]);
  expect(valuesOf('.github/labels.yml', 'A: 1\n')).toEqual([]);
});

test('hostile lines are read in bounded time', () => {
  for (const piece of [
    '# '.repeat(200_000),
    `A=${'"'.repeat(200_000)}`,
    `${' '.repeat(200_000)}A=1`,
    'ENV '.repeat(100_000),
  ]) {
    for (const path of ['.env', 'Dockerfile', 'compose.yaml']) valuesOf(path, piece, 'build');
  }
});
