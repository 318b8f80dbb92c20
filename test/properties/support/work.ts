/** The steps that reading a text takes, counted and not timed, so that a busy machine changes nothing. */
export function stepsOf(run: () => void): number {
  let steps = 0;
  const string = String.prototype;
  const regExp = RegExp.prototype;
  const originals = {
    charCodeAt: string.charCodeAt,
    startsWith: string.startsWith,
    indexOf: string.indexOf,
    slice: string.slice,
    trim: string.trim,
    trimEnd: string.trimEnd,
    trimStart: string.trimStart,
    exec: regExp.exec,
    test: regExp.test,
  };
  const { charCodeAt, startsWith, indexOf, slice, trim, trimEnd, trimStart, exec, test } = originals;
  /** A sticky expression looks at one place; any other may look at all that is left. */
  const looksAt = (expression: RegExp, text: string): number => (expression.sticky ? 1 : text.length - expression.lastIndex);

  string.charCodeAt = function counted(this: string, at) {
    steps += 1;
    return charCodeAt.call(this, at);
  };
  string.startsWith = function counted(this: string, ...all) {
    steps += 1;
    return startsWith.apply(this, all);
  };
  string.indexOf = function counted(this: string, ...all) {
    const found = indexOf.apply(this, all);
    steps += 1 + (found < 0 ? this.length : found) - (all[1] ?? 0);
    return found;
  };
  string.slice = function counted(this: string, ...all) {
    const part = slice.apply(this, all);
    steps += 1 + part.length;
    return part;
  };
  string.trim = function counted(this: string) {
    steps += this.length;
    return trim.call(this);
  };
  string.trimEnd = function counted(this: string) {
    steps += this.length;
    return trimEnd.call(this);
  };
  string.trimStart = function counted(this: string) {
    steps += this.length;
    return trimStart.call(this);
  };
  regExp.exec = function counted(this: RegExp, text) {
    const from = this.global ? this.lastIndex : 0;
    const most = looksAt(this, text);
    const found = exec.call(this, text);
    // One that finds something looks no further.
    steps += found === null ? most : Math.min(most, found.index + found[0].length - from);
    return found;
  };
  regExp.test = function counted(this: RegExp, text) {
    steps += looksAt(this, text);
    return test.call(this, text);
  };
  try {
    run();
  } finally {
    Object.assign(string, { charCodeAt, startsWith, indexOf, slice, trim, trimEnd, trimStart });
    Object.assign(regExp, { exec, test });
  }
  return steps;
}
