import type { Host } from '../host/host';

/** What the log itself reports of TDX, in a few words; nothing where it reports nothing. */
export function describeObservation({ observed: { outcome, errno, status, pamtKb, messages } }: Host): string {
  const module = messages.findLast((message) => message.kind === 'tdx-module');
  const parts = [
    ...(outcome === undefined ? [] : [outcome.value === 'initialised' ? 'TDX initialised' : `TDX failed${errno === undefined ? '' : ` (${errno.value})`}`]),
    ...(status === undefined ? [] : [`a SEAMCALL failed with ${status.value}`]),
    ...(pamtKb === undefined ? [] : [`${pamtKb.value} KB allocated for PAMT`]),
    ...(module === undefined ? [] : [`TDX module ${module.version}`]),
  ];
  return parts.join('; ');
}
