import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import oniguruma from 'vscode-oniguruma';
import textmate, { type IGrammar } from 'vscode-textmate';

const root = path.resolve(import.meta.dirname, '../../..');
const SUFFIX = '.tdx-memory-dump';
let grammar: IGrammar;

beforeAll(async () => {
  await oniguruma.loadWASM(readFileSync(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm')));
  const file = path.join(root, 'syntaxes/tdx-memory-dump.tmLanguage.json');
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({ createOnigScanner: (sources) => new oniguruma.OnigScanner(sources), createOnigString: (text) => new oniguruma.OnigString(text) }),
    loadGrammar: () => Promise.resolve(textmate.parseRawGrammar(readFileSync(file, 'utf8'), file)),
  });
  const loaded = await registry.loadGrammar('text.tdx-memory-dump');
  if (loaded === null) throw new Error('no grammar');
  grammar = loaded;
});

/** The line with each coloured part in brackets, and its scope without the language's own name. */
function coloured(line: string): string {
  return grammar
    .tokenizeLine(line, null)
    .tokens.map(({ startIndex, endIndex, scopes }) => {
      const words = line.slice(startIndex, endIndex);
      const scope = scopes.at(-1) ?? '';
      return scope.startsWith('text.') ? words : `‹${words} ${scope.replace(SUFFIX, '')}›`;
    })
    .join('');
}

test.each([
  [
    '[    0.000000] BIOS-e820: [mem 0x0000000000100000-0x000000005d168fff] usable',
    '‹[    0.000000] comment.line.prefix› ‹BIOS-e820 entity.name.function.subsystem›: [mem ‹0x0000000000100000 constant.numeric.address›-‹0x000000005d168fff constant.numeric.address›] ‹usable string.unquoted.memory-type.usable›',
  ],
  [
    '> Dec  1 10:00:00 host kernel: [   10.4] virt/tdx: CMR: [0x100000, 0x6f800000)',
    '‹>  markup.quote›‹Dec  1 10:00:00 host kernel:  comment.line.prefix›‹[   10.4] comment.line.prefix› ‹virt/tdx entity.name.function.subsystem›: ‹CMR keyword.other.term›: [‹0x100000 constant.numeric.address›, ‹0x6f800000 constant.numeric.address›)',
  ],
  ['100000000-47fffffff : System RAM (kmem)', '‹100000000 constant.numeric.address›‹- punctuation.separator.range›‹47fffffff constant.numeric.address› : ‹System RAM (kmem) string.unquoted.memory-type.usable›'],
  [
    'virt/tdx: SEAMCALL (0x2d) failed: 0xc0000a0200000001',
    '‹virt/tdx entity.name.function.subsystem›: ‹SEAMCALL keyword.other.term› (‹0x2d constant.numeric.address›) ‹failed markup.deleted.failure›: ‹0xc0000a0200000001 constant.language.status›',
  ],
  ['virt/tdx: module initialization failed (-28)', '‹virt/tdx entity.name.function.subsystem›: module initialization ‹failed markup.deleted.failure› (‹-28 constant.language.errno›)'],
  ['virt/tdx: module initialized', '‹virt/tdx entity.name.function.subsystem›: module ‹initialized markup.inserted.success›'],
  ['x86/mm: Memory block size: 2048MB', '‹x86/mm entity.name.function.subsystem›: Memory block size: ‹2048 constant.numeric.size›‹MB keyword.other.unit›'],
  ['  node   1: [mem 0x1000-0x9efff]', '  ‹node entity.name.type.node›   ‹1 constant.numeric.node›: [mem ‹0x1000 constant.numeric.address›-‹0x9efff constant.numeric.address›]'],
  ['ACPI: SRAT: Node 0 PXM 0 [mem 0x0-0xf]', '‹ACPI entity.name.function.subsystem›: ‹SRAT entity.name.function.subsystem›: ‹Node entity.name.type.node› ‹0 constant.numeric.node› ‹PXM entity.name.type.node› ‹0 constant.numeric.node› [mem ‹0x0 constant.numeric.address›-‹0xf constant.numeric.address›]'],
  ['[mem 0x0-0xf] ACPI data', '[mem ‹0x0 constant.numeric.address›-‹0xf constant.numeric.address›] ‹ACPI data keyword.other.memory-type.kept›'],
  ['usb 1-2: new device, id 2024-09', 'usb 1-2: new device, id 2024-09'],
])('%s', (line, expected) => {
  expect(coloured(line)).toBe(expected);
});
