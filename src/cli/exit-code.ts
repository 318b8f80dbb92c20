/** What the shell sees. A run with several outcomes ends with the highest. */
export const EXIT = {
  /** Everything was reviewed, and nothing reaches the fail level. */
  clean: 0,
  /** A finding that is not suppressed reaches the fail level. */
  findings: 1,
  /** Something could not be run or read: the answer is not complete. */
  failed: 2,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
