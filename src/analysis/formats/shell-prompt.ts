/** `user@host:~$ `, `root@host:/sys# `, `[root@host ~]# `, `host:~ # `. */
const PROMPT = /\[[\w.-]{1,32}@[\w.-]{1,64} [^\]\n]{1,100}\][#$%] |[\w.-]{1,32}@[\w.-]{1,64}:[^\s#$%]{0,120}[#$%] |[\w.-]{1,64}:[~/][^\s#$%]{0,120} [#$%] /y;

const LONGEST_NAME = 64;
const OPEN = 0x5b;
const AT = 0x40;
const COLON = 0x3a;
const TILDE = 0x7e;
const SLASH = 0x2f;

/**
 * Where what somebody typed begins, behind the prompt of a shell that names a user or a host; `at` itself when none stands
 * there. A bare `# ` or `$ ` may be anything.
 */
export function shellPromptEnd(text: string, at: number, end: number): number {
  if (!mayBePrompt(text, at)) return at;
  PROMPT.lastIndex = at;
  return PROMPT.test(text) && PROMPT.lastIndex <= end ? PROMPT.lastIndex : at;
}

/** A cheap look before the expression: a name with `@` behind it, or with a path. */
function mayBePrompt(text: string, at: number): boolean {
  const start = text.charCodeAt(at) === OPEN ? at + 1 : at;
  let name = start;
  while (name < start + LONGEST_NAME && IN_NAME[text.charCodeAt(name)] === 1) name += 1;
  const code = text.charCodeAt(name);
  if (name === start || (code !== AT && code !== COLON)) return false;
  const next = text.charCodeAt(name + 1);
  return code === AT || next === TILDE || next === SLASH;
}

/** Letters, digits, `_`, `-` and `.`, by character code. */
const IN_NAME = Uint8Array.from({ length: 128 }, (_, code) => (/[\w.-]/.test(String.fromCharCode(code)) ? 1 : 0));
