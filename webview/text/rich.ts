export interface TextPart {
  readonly code: boolean;
  readonly text: string;
}

/** Splits a sentence so that addresses, ranges and error numbers can be set in the editor's font. */
export function parts(sentence: string): TextPart[] {
  const pattern = /\[0x[0-9a-f]+, 0x[0-9a-f]+[)\]]|0x[0-9a-f]+(?:-0x[0-9a-f]+)?|(?<![\w])[-−]\d+\b/gi;
  const result: TextPart[] = [];
  let from = 0;
  for (const match of sentence.matchAll(pattern)) {
    if (match.index > from) result.push({ code: false, text: sentence.slice(from, match.index) });
    result.push({ code: true, text: match[0] });
    from = match.index + match[0].length;
  }
  if (from < sentence.length) result.push({ code: false, text: sentence.slice(from) });
  return result;
}
