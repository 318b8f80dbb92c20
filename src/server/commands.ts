/** What a client may ask the server to do: arguments are the address of a document, and what is named. */
export const COMMANDS = {
  /** Says the verdict on a boot: [uri, boot]. */
  verdict: 'tdxmem.verdict',
  /** Reviews a document as another kernel, until the server ends: [uri, profile]. */
  reviewAs: 'tdxmem.reviewAs',
  /** Shows a finding no more, until the server ends: [uri, code]. */
  turnOff: 'tdxmem.turnOff',
} as const;
