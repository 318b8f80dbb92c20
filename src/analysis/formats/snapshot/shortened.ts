const LONGEST = 40;

/** What a person wrote, short enough for a message. */
export function shortened(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
