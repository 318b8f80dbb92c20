/** Typographic characters of our own messages, in ASCII: a report is pasted into mails and bug trackers. */
const ASCII: Readonly<Record<string, string>> = { '\u2026': '...', '\u2013': '-', '\u2014': '-', '\u2018': "'", '\u2019': "'", '\u201c': '"', '\u201d': '"', '\u00a0': ' ' };

/** Text of a dump is nobody's friend: control characters are shown, so that none reaches the terminal. */
export function printable(text: string): string {
  return text
    .replaceAll(/[\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u00a0]/g, (character) => ASCII[character] ?? character)
    .replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}
