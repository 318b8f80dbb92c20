import { locate, type JsonNode } from './node';
import { complaintOf, meantField, missingFields, type Complaint } from './schema-message';
import { shortened } from './shortened';
import { validate, type SchemaError } from './validate-snapshot.generated';

/** What keeps a text from being a snapshot, once for each cause. */
export function schemaComplaints(root: JsonNode, value: unknown): readonly Complaint[] {
  if (validate(value)) return [];
  const errors = validate.errors ?? [];
  // A later version may have other fields: only its number is worth telling.
  const told = isLaterVersion(value) ? errors.filter(({ keyword }) => keyword === 'const') : errors;
  return [...told.flatMap((error) => complaintOf(root, error) ?? []), ...missingComplaints(root, told)];
}

/** Fields that are given twice in one object: the schema sees only the last. */
export function repeatedComplaints(node: JsonNode): readonly Complaint[] {
  if (node.kind === 'array') return node.items.flatMap(repeatedComplaints);
  if (node.kind === 'scalar') return [];
  const seen = new Set<string>();
  return node.fields.flatMap(({ key, keySpan, value }) => {
    const again = seen.has(key);
    seen.add(key);
    const inside = value === undefined ? [] : repeatedComplaints(value);
    return again ? [{ span: keySpan, message: `\`${shortened(key)}\` is given twice; the last one counts.` }, ...inside] : inside;
  });
}

function isLaterVersion(value: unknown): boolean {
  const version: unknown = typeof value === 'object' && value !== null && 'formatVersion' in value ? value.formatVersion : 1;
  return typeof version === 'number' && version > 1;
}

/** The fields that an object lacks, less those that are misspelt there or have no value yet: these are told already. */
function missingComplaints(root: JsonNode, errors: readonly SchemaError[]): Complaint[] {
  const missing = new Map<string, string[]>();
  const told = new Set<string>();
  for (const { instancePath, params } of errors) {
    const { missingProperty, additionalProperty } = params;
    if (missingProperty !== undefined) missing.set(instancePath, [...(missing.get(instancePath) ?? []), missingProperty]);
    if (additionalProperty !== undefined) told.add(`${instancePath}/${meantField(instancePath, additionalProperty) ?? ''}`);
  }
  return [...missing].flatMap(([instancePath, names]) => {
    const { node } = locate(root, instancePath);
    const begun = node.kind === 'object' ? node.fields.map(({ key }) => key) : [];
    const open = names.filter((name) => !begun.includes(name) && !told.has(`${instancePath}/${name}`));
    return open.length === 0 ? [] : [missingFields(root, instancePath, open)];
  });
}
