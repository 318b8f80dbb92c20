/** A crash kernel is started with the place of the old kernel's memory image on its command line. */
export function isCrashKernel(commandLine: string): boolean {
  return /(?:^|\s)elfcorehdr=/.test(commandLine);
}
