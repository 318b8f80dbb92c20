import type { TdxMessage } from '../evidence/fact';
import { hex } from '../base/format';

/**
 * A message of the TDX host code as a line that says the same, in the words of a kernel that prints it. `undefined` for the
 * version of the module, which is no event, and for a failed SEAMCALL without its leaf.
 */
export function messageText(message: TdxMessage): string | undefined {
  const words = wordsOf(message);
  return words === undefined ? undefined : `virt/tdx: ${words}`;
}

function wordsOf(message: TdxMessage): string | undefined {
  switch (message.kind) {
    case 'tdx-keyids':
      return `BIOS enabled: private KeyID range [${message.first}, ${message.end})`;
    case 'tdx-module':
      return undefined;
    case 'tdx-initialised':
      // Kernels before 6.8 call it so, and the name tells nothing of them.
      return `${message.moduleName ?? 'TDX module'} initialized`;
    case 'tdx-init-failed':
      return `${message.moduleName === undefined ? '' : `${message.moduleName} `}initialization failed (${message.errno})`;
    case 'tdx-seamcall':
      return message.leaf === undefined ? undefined : `SEAMCALL (${hex(message.leaf)}) failed: ${message.status}`;
    case 'tdx-pamt':
      return `${message.kb} KB allocated for PAMT`;
    case 'tdx-dynamic-pamt':
      return 'Enable Dynamic PAMT';
    case 'tdx-tdmrs-near-limit':
      return `consumed TDMRs reaching limit: ${message.used} used out of ${message.limit}`;
    case 'tdx-failure':
    case 'tdx-note':
      return message.text;
  }
}
