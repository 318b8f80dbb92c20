import type { Span } from '../../base/span';
import { describe, unexpected } from './expected';
import { nearest, nearestOf } from './nearest';
import { locate, segmentsOf, type JsonField, type JsonNode, type Located } from './node';
import { shortened } from './shortened';
import { fieldNames, type SchemaError } from './validate-snapshot.generated';

/** What is wrong, and where. */
export interface Complaint {
  readonly span: Span;
  readonly message: string;
  /** The known names or words that were most likely meant by what stands there, where there are such. */
  readonly meant?: readonly string[];
}

/** What the parts of a snapshot are called in a sentence, by their place. */
const NOUNS: Readonly<Record<string, string>> = {
  '': 'a snapshot',
  '/host': '`host`',
  '/sources/*': 'a source',
  '/cmrs/*': 'a CMR',
  '/memblock': '`memblock`',
  '/memblock/memory/*': 'a memblock region',
  '/memblock/reserved/*': 'a memblock region',
  '/limits': '`limits`',
  '/limits/pamtEntrySize': '`pamtEntrySize`',
  '/pamtPlacements/*': 'a PAMT placement',
  '/events/*': 'an event',
  '/suppress/*': 'a suppression',
};

/** What the fields of few words hold. */
const ENUM_NOUNS: Readonly<Record<string, string>> = {
  kernelProfile: 'a kernel profile',
  event: 'an event',
  driver: 'a driver',
  'flags/*': 'a memblock flag',
};

/** What the schema says of one place. An object's missing fields are told together, by `missingFields`. */
export function complaintOf(root: JsonNode, error: SchemaError): Complaint | undefined {
  const located = locate(root, error.instancePath);
  const { node } = located;
  const name = nameOf(error.instancePath);
  switch (error.keyword) {
    case 'additionalProperties':
      return unknownField(node, placeOf(error.instancePath), error.params.additionalProperty ?? '');
    case 'false schema':
      return { span: keySpanOf(located), message: `\`tdx-init\` is a moment and has no range: remove \`${name}\`.` };
    case 'enum':
      // The schema tells a wrong type of these apart too; one message is enough.
      return unknownWord(name, node, error.params.allowedValues ?? []);
    case 'const':
      return { span: node.span, message: wrongVersion(node) };
    case 'type':
    case 'pattern':
    case 'minimum':
    case 'maximum':
      return name in ENUM_NOUNS ? undefined : { span: node.span, message: wrongValue(error, name, node) };
    default:
      return undefined;
  }
}

/** Tells all fields that one object lacks. */
export function missingFields(root: JsonNode, instancePath: string, names: readonly string[]): Complaint {
  const located = locate(root, instancePath);
  const noun = NOUNS[placeOf(instancePath)] ?? 'this object';
  const message =
    names.length === 1
      ? `${listed(names)} is missing: ${noun} needs it.`
      : `${listed(names)} are missing: ${noun} needs them.`;
  return { span: keySpanOf(located), message };
}

/** The name of a field where it is no field of that object, or `undefined`. */
export function meantField(instancePath: string, key: string): string | undefined {
  return nearest(key, fieldNames[placeOf(instancePath)] ?? []);
}

function unknownField(node: JsonNode, place: string, key: string): Complaint {
  const noun = NOUNS[place] ?? 'this object';
  const names = fieldNames[place] ?? [];
  const meant = nearestOf(key, names);
  const fields: readonly JsonField[] = node.kind === 'object' ? node.fields : [];
  const span = fields.findLast((field) => field.key === key)?.keySpan ?? node.span;
  const what = `\`${shortened(key)}\` is not a field of ${noun}`;
  if (meant.length > 0) return { span, message: `${what}; did you mean ${alternatives(meant)}?`, meant };
  return { span, message: `${what}: its fields are ${listed(names.filter((name) => name !== '$schema'))}.` };
}

function unknownWord(name: string, node: JsonNode, allowed: readonly string[]): Complaint {
  const { span } = node;
  const word = node.kind === 'scalar' && typeof node.value === 'string' ? node.value : '';
  const meant = nearestOf(word, allowed);
  const what = `${describe(node)} is not ${ENUM_NOUNS[name] ?? 'known here'}`;
  if (meant.length === 0) return { span, message: `${what}: use one of ${listed(allowed)}.` };
  return { span, message: `${what}; did you mean ${alternatives(meant)}? Allowed are ${listed(allowed)}.`, meant };
}

function wrongVersion(node: JsonNode): string {
  const isNumber = node.kind === 'scalar' && typeof node.value === 'number';
  return isNumber
    ? `This tool reads format version 1, not ${describe(node)}.`
    : `\`formatVersion\` must be the number 1, not ${describe(node)}.`;
}

function wrongValue({ instancePath, params }: SchemaError, name: string, node: JsonNode): string {
  const subject = NOUNS[placeOf(instancePath)]?.replace(/^an? /, (article) => article.replace('a', 'A')) ?? `\`${name}\``;
  if (params.type === 'array') return `${subject} must be a list [ … ], not ${describe(node)}.`;
  if (params.type === 'object') return `${subject} must be an object { … }, not ${describe(node)}.`;
  return unexpected(subject, name, node);
}

/** `a`, `b`, `c`. */
function listed(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}

/** `a` or `b`. */
export function alternatives(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(' or ');
}

/** The name of a missing or misplaced field's owner is better seen than its whole value. */
function keySpanOf({ node, field }: Located): Span {
  return field?.keySpan ?? { start: node.span.start, end: node.span.start + 1 };
}

/** `/cmrs/0` is any item of `cmrs`: `/cmrs/*`. */
function placeOf(instancePath: string): string {
  return instancePath.replaceAll(/\/\d+(?=\/|$)/g, '/*');
}

/** `base`, or `pamtPlacements/*` for an item of a list. */
function nameOf(instancePath: string): string {
  const [name = '', ...rest] = segmentsOf(placeOf(instancePath)).toReversed();
  return name === '*' ? `${rest[0] ?? ''}/*` : name;
}
