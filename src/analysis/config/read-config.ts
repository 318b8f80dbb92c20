import type { Span } from '../base/span';
import { checks } from '../checks/registry';
import { describe } from '../formats/snapshot/expected';
import { readJson } from '../formats/snapshot/json';
import { nearestOf } from '../formats/snapshot/nearest';
import { fieldsOf, itemsOf, type JsonField, type JsonNode, textOf } from '../formats/snapshot/node';
import { alternatives, type Complaint } from '../formats/snapshot/schema-message';
import { repeatedComplaints } from '../formats/snapshot/schema-problems';
import { shortened } from '../formats/snapshot/shortened';
import type { Report } from '../formats/snapshot/token';
import { PROFILE_IDS } from '../kernel/profiles';
import { CONFIGURED_SEVERITIES, FAIL_LEVELS, type Config, type ConfigReference, type ConfigSuppression } from './config';

export interface ReadConfig {
  readonly config: Config;
  /** Every mistake once, in the order of the text. */
  readonly complaints: readonly Complaint[];
}

/** Says what is wrong at one place, and what was most likely meant there. */
type MeantReport = (span: Span, message: string, meant?: readonly string[]) => void;

const FIELDS = ['$schema', 'extends', 'kernelProfile', 'severity', 'failOn', 'suppress'] as const;

const SUPPRESSION_FIELDS = ['code', 'reason', 'files'] as const;

/** Reads a configuration, also a half-typed one: all that can be read is in it, and every mistake is told. It keeps to schemas/config.schema.json. */
export function readConfig(text: string): ReadConfig {
  const complaints: Complaint[] = [];
  const report: MeantReport = (span, message, meant = []) => void complaints.push({ span, message, ...(meant.length > 0 && { meant }) });
  // A byte order mark is no JSON; a space keeps every offset.
  const root = readJson(text.replace(/^\uFEFF/, ' '), report, 'configuration');
  const fields = fieldsOf(root);
  if (root !== undefined) complaints.push(...repeatedComplaints(root));
  checkFields(root, 'a configuration', FIELDS, report);
  wanted(fields.get('$schema'), '`$schema`', 'text: the address of a schema', report);
  const kernelProfile = oneOf(fields.get('kernelProfile'), 'kernelProfile', ['auto', ...PROFILE_IDS], report);
  const failOn = oneOf(fields.get('failOn'), 'failOn', FAIL_LEVELS, report);
  const config: Config = {
    extends: references(fields.get('extends'), report),
    ...(kernelProfile !== undefined && { kernelProfile }),
    ...(failOn !== undefined && { failOn }),
    severity: severities(fields.get('severity'), report),
    suppress: suppressions(fields.get('suppress'), report),
  };
  return { config, complaints: complaints.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end) };
}

function references(node: JsonNode | undefined, report: Report): readonly ConfigReference[] {
  const items = node?.kind === 'array' ? node.items : node === undefined ? [] : [node];
  return items.flatMap((item) => {
    const path = wanted(item, node?.kind === 'array' ? 'Each of `extends`' : '`extends`', 'a path relative to this file, such as "../tdxmem.config.json"', report);
    return path === undefined ? [] : [{ path, span: item.span }];
  });
}

function severities(node: JsonNode | undefined, report: MeantReport): Config['severity'] {
  if (node !== undefined && node.kind !== 'object') report(node.span, `\`severity\` must be an object { … } of codes, not ${describe(node)}.`);
  const fields: readonly JsonField[] = node?.kind === 'object' ? node.fields : [];
  return new Map(
    fields.flatMap(({ key, keySpan, value }) => {
      const known = isCode(key, keySpan, report);
      const severity = oneOf(value, key, CONFIGURED_SEVERITIES, report);
      return known && severity !== undefined ? [[key, severity] as const] : [];
    }),
  );
}

function suppressions(node: JsonNode | undefined, report: MeantReport): readonly ConfigSuppression[] {
  if (node !== undefined && node.kind !== 'array') report(node.span, `\`suppress\` must be a list [ … ], not ${describe(node)}.`);
  return itemsOf(node).flatMap((item) => {
    checkFields(item, 'a suppression', SUPPRESSION_FIELDS, report);
    if (item.kind !== 'object') return [];
    const fields = fieldsOf(item);
    const begun = item.fields.map(({ key }) => key);
    const codeNode = fields.get('code');
    const code = wanted(codeNode, '`code`', 'the code of a finding, such as "cmr-list-missing"', report);
    const reason = wanted(fields.get('reason'), '`reason`', 'text that says why the finding is accepted', report);
    for (const name of ['code', 'reason'] as const) {
      if (!begun.includes(name)) report({ start: item.span.start, end: item.span.start + 1 }, `\`${name}\` is missing: a suppression needs it.`);
    }
    const files = patterns(fields.get('files'), report);
    if (code === undefined || codeNode === undefined || reason === undefined || !isCode(code, codeNode.span, report)) return [];
    // Patterns that cannot be read must not become "everywhere".
    if (fields.has('files') && files === undefined) return [];
    return [{ code, reason, ...(files !== undefined && { files }) }];
  });
}

function patterns(node: JsonNode | undefined, report: Report): readonly string[] | undefined {
  if (node === undefined) return undefined;
  if (node.kind !== 'array' || node.items.length === 0) {
    report(node.span, `\`files\` must be a list of patterns, such as ["lab/**/*.log"], not ${node.kind === 'array' ? 'an empty list' : describe(node)}.`);
    return undefined;
  }
  const read = node.items.map((item) => wanted(item, 'Each of `files`', 'a pattern, such as "lab/**/*.log"', report));
  return read.every((pattern) => pattern !== undefined) ? read : undefined;
}

/** Text that is not blank; anything else is told. */
function wanted(node: JsonNode | undefined, subject: string, what: string, report: Report): string | undefined {
  const text = textOf(node);
  if (node !== undefined && text === undefined) report(node.span, `${subject} must be ${what}, not ${describe(node)}.`);
  return text;
}

function oneOf<T extends string>(node: JsonNode | undefined, name: string, words: readonly T[], report: MeantReport): T | undefined {
  const text = textOf(node);
  const found = words.find((word) => word === text);
  if (node !== undefined && found === undefined) {
    const meant = text === undefined ? [] : nearestOf(text, words);
    report(node.span, `\`${shortened(name)}\` is ${describe(node)}, which is not known here${meant.length === 0 ? ': use' : `; did you mean ${alternatives(meant)}? Use`} one of ${listed(words)}.`, meant);
  }
  return found;
}

function isCode(code: string, span: Span, report: MeantReport): boolean {
  const codes = checks.map((check) => check.code);
  if (codes.includes(code)) return true;
  const meant = nearestOf(code, codes);
  report(span, `\`${shortened(code)}\` is not the code of a finding${meant.length === 0 ? ': "tdxmem explain" lists them.' : `; did you mean ${alternatives(meant)}?`}`, meant);
  return false;
}

function checkFields(node: JsonNode | undefined, noun: string, names: readonly string[], report: MeantReport): void {
  if (node === undefined) return;
  if (node.kind !== 'object') return report(node.span, `${noun.replace('a', 'A')} must be an object { … }, not ${describe(node)}.`);
  for (const { key, keySpan } of node.fields) {
    if (names.includes(key)) continue;
    const meant = nearestOf(key, names);
    report(keySpan, `\`${shortened(key)}\` is not a field of ${noun}${meant.length === 0 ? `: its fields are ${listed(names.filter((name) => name !== '$schema'))}.` : `; did you mean ${alternatives(meant)}?`}`, meant);
  }
}

/** `a`, `b`, `c`. */
function listed(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}
