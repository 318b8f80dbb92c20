/**
 * The files that a heading names, above what is in them: `# cat PATH`, `$ sudo cat PATH`, `==> PATH <==` (head and tail of
 * several files), `### FILE: PATH`, `--- PATH ---`, `PATH:`, `PATH`. The commands print the whole file or lines of it; one
 * that prints something else, such as ls, heads nothing. Words that are no path stand in the list too.
 */
export function headedFiles(words: string): readonly string[] {
  const text = words.slice(0, LONGEST);
  const command = COMMAND.exec(text);
  if (command !== null) {
    const [own = ''] = text.slice(command[0].length).split(/[|;&<>]/, 1);
    return own.split(/\s/).filter((word) => word !== '' && !word.startsWith('-'));
  }
  const path = TITLE.exec(text)?.groups?.['path'];
  return path === undefined ? [] : [path];
}

const LONGEST = 400;
const COMMAND = /^(?:[#$%] {1,4})?(?:sudo (?:-\S{1,20} ){0,4})?(?:cat|head|tail|more|less|[ez]?grep) /;
const TITLE = /^(?:[#=*>-]{1,10}\s{0,4})?(?:(?:FILE|File|file)\s?[:=]?\s{0,4})?(?<path>\/?[\w.+@-]{1,100}(?:\/[\w.+@-]{1,100}){1,12})(?::|\s{0,4}[#=*<-]{1,10})?$/;

/** Where headings begin. A prompt with the names of a user and a host is a prefix of the line. */
export const HEADING_STARTS: readonly string[] = ['/sys/', '/proc/', '# ', '## ', '###', '$ ', '% ', '==', '--- ', '*** ', 'sudo ', 'cat ', 'head ', 'tail ', 'more ', 'less ', 'grep ', 'egrep ', 'zgrep ', 'FILE', 'File', 'file'];
