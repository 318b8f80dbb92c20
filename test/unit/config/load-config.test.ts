import { expect, test } from 'vitest';
import { loadConfig, type ConfigFiles } from '../../../src/analysis/config/load-config';
import { settingsFor } from '../../../src/analysis/config/settings-for';

/** Files by their paths, all of them below `/`. */
function filesWith(texts: Readonly<Record<string, string>>): ConfigFiles {
  return {
    read: (file) => Promise.resolve(file === '/secret.json' ? { unreadable: 'It may not be read.' } : texts[file]),
    resolve: (from, path) => new URL(path, `file://${from}`).pathname,
    below(config, file) {
      const folder = config.slice(0, config.lastIndexOf('/') + 1);
      return file.startsWith(folder) ? file.slice(folder.length) : undefined;
    },
  };
}

test('what others build on comes first, each once, and a later one has the last word', async () => {
  const files = filesWith({
    '/a/tdxmem.config.json': '{ "extends": ["../left.json", "../right.json"], "severity": { "pamt-size": "off" } }',
    '/left.json': '{ "extends": "base.json", "failOn": "warning", "severity": { "pamt-size": "error", "log-incomplete": "error" } }',
    '/right.json': '{ "extends": "base.json", "failOn": "never" }',
    '/base.json': '{ "kernelProfile": "cmr-v8", "suppress": [{ "code": "pamt-size", "reason": "base" }] }',
  });
  const { layers, complaints } = await loadConfig('/a/tdxmem.config.json', files);
  expect(complaints).toEqual([]);
  expect(layers.map(({ file }) => file)).toEqual(['/base.json', '/left.json', '/right.json', '/a/tdxmem.config.json']);
  expect(settingsFor(layers, '/a/a.log', files)).toEqual({
    kernelProfile: 'cmr-v8',
    failOn: 'never',
    severity: new Map([
      ['pamt-size', 'off'],
      ['log-incomplete', 'error'],
    ]),
    suppress: [{ code: 'pamt-size', reason: 'base' }],
  });
});

test('a circle, a file that is not there, one that may not be read and a mistake in another are told where they are', async () => {
  const files = filesWith({
    '/a.json': '{ "extends": ["b.json", "gone.json", "secret.json"] }',
    '/b.json': '{\n  "failOn": 1,\n  "extends": "a.json"\n}',
  });
  const { complaints } = await loadConfig('/a.json', files);
  expect(complaints.map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`)).toEqual([
    '/b.json:2:13: `failOn` is 1, which is not known here: use one of `error`, `warning`, `information`, `never`.',
    '/b.json:3:14: It builds on itself: /a.json -> /b.json -> /a.json. Take one of these out of `extends`.',
    '/a.json:1:25: There is no file /gone.json. The path is relative to the folder of this file.',
    '/a.json:1:38: /secret.json: It may not be read.',
  ]);
});

test('a configuration that is not there itself', async () => {
  expect(await loadConfig('/gone.json', filesWith({}))).toEqual({
    layers: [],
    complaints: [{ file: '/gone.json', span: { start: 0, end: 0 }, line: 1, column: 1, message: 'There is no such file.' }],
  });
});

test.each([
  ['*.log', '/a/deep/b.log', true],
  ['*.log', '/a/deep/b.txt', false],
  ['deep/*.log', '/a/deep/b.log', true],
  ['deep/*.log', '/a/deep/deeper/b.log', false],
  ['deep/**', '/a/deep/deeper/.b.log', true],
  ['./deep/**', '/a/deep/b.log', true],
  ['{b,c}.log', '/a/c.log', true],
  ['**', '/other/b.log', false],
])('the files of a suppression: %s and %s', async (pattern, file, accepted) => {
  const files = filesWith({ '/a/a.json': `{ "suppress": [{ "code": "pamt-size", "reason": "a", "files": ["${pattern}"] }] }` });
  const { layers } = await loadConfig('/a/a.json', files);
  expect(settingsFor(layers, file, files).suppress.length).toBe(accepted ? 1 : 0);
});
