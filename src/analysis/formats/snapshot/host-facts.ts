import type { TdxRegister } from '../../evidence/machine-facts';
import { known, type At, type Found } from './found';
import { fieldsOf, textOf, wholeNumberOf, type JsonNode } from './node';

/** The fields of `host`. */
export function* hostFacts(host: JsonNode | undefined, at: At): Iterable<Found> {
  const fields = fieldsOf(host);
  for (const [key, node] of fields) {
    const text = textOf(node);
    if (text === undefined) continue;
    if (key === 'name') yield { kind: 'host-name', name: text, at: at(node) };
    else if (key === 'kernelRelease') yield { kind: 'kernel-release', release: text, from: 'snapshot', at: at(node) };
    else if (key === 'kernelProfile') yield { kind: 'profile-choice', profile: text, at: at(node) };
    else if (key === 'tdxModule') yield { kind: 'tdx-module', version: text, at: at(node) };
    else if (key === 'machine') yield { kind: 'dmi', machine: text, ...known({ bios: textOf(fields.get('bios')) }), at: at(node) };
    else if (key === 'cpu') yield { kind: 'cpu-model', name: text, at: at(node) };
    else if (key === 'bootTime') yield { kind: 'boot-time', text, at: at(node) };
  }
}

/** As a record, so that the compiler tells when the contract of facts knows another word. */
const REGISTERS: Readonly<Record<TdxRegister['name'], true>> = {
  'tme-enabled': true,
  'seamrr-enabled': true,
  'tdx-keyids': true,
  'mktme-keyids': true,
  'sgx-mcheck-status': true,
};

/** One item of `registers`. */
export function* registerFacts(item: JsonNode, at: At): Iterable<Found> {
  const fields = fieldsOf(item);
  const name = textOf(fields.get('name')) ?? '';
  const value = wholeNumberOf(fields.get('value'), 0, Number.MAX_SAFE_INTEGER);
  if (isRegister(name) && value !== undefined) yield { kind: 'tdx-register', name, value, at: at(item) };
}

function isRegister(word: string): word is TdxRegister['name'] {
  return Object.hasOwn(REGISTERS, word);
}
