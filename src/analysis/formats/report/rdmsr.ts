import { placeOf, words, type LineReader, type LogLine, type Section } from '../capture/line-reader';
import { isKnownRegister, registerFacts, type RegisterBits } from './registers';

/** What one call of rdmsr reads, and how it prints it. */
interface Call extends RegisterBits {
  readonly base: 10 | 16;
  /** One line for each processor. */
  readonly all: boolean;
}

/**
 * `# rdmsr 0x87` and below it `2000000020`, typed by people whose firmware is in doubt: hexadecimal without `0x`, unless an
 * option says otherwise. `-f 63:32` shows these bits alone, `-a` every processor's register.
 */
export const rdmsr: LineReader = {
  id: 'rdmsr',
  starts: ['rdmsr ', 'sudo rdmsr ', '$ rdmsr ', '# rdmsr ', '$ sudo rdmsr ', '# sudo rdmsr '],
  read(line) {
    const command = /^(?:[#$] )?(?:sudo )?rdmsr (?<options>.{1,160})/.exec(words(line).slice(0, 200))?.groups?.['options'];
    const call = command === undefined ? undefined : callOf(command.split(/\s+/));
    return call === undefined ? undefined : answer(line, call);
  },
};

function answer(command: LogLine, call: Call): Section {
  let last: bigint | undefined;
  let taken = 0;
  return {
    take(line) {
      if (line.body === command.body) return undefined;
      const value = taken > 0 && !call.all ? undefined : valueOf(words(line).slice(0, 40), call.base);
      if (value === undefined) return 'ended';
      taken += 1;
      // Processors agree, or the difference is worth telling.
      if (value === last) return undefined;
      last = value;
      return registerFacts(call, value, placeOf(line));
    },
  };
}

function valueOf(text: string, base: Call['base']): bigint | undefined {
  if (base === 10) return /^\d{1,20}$/.test(text) ? BigInt(text) : undefined;
  const digits = /^(?:0x)?([0-9a-f]{1,16})$/i.exec(text)?.[1];
  return digits === undefined ? undefined : BigInt(`0x${digits}`);
}

/** `undefined` where the register is none of those that are known, or is printed in a way that is not. */
function callOf(options: readonly string[]): Call | undefined {
  let call: Call = { register: -1, high: 63, low: 0, base: 16, all: false };
  for (let index = 0; index < options.length; index += 1) {
    const option = options[index] ?? '';
    if (/^(?:#|\||&&|;|2?>)/.test(option)) break;
    if (option === '-p' || option === '--processor') index += 1;
    else if (option === '-f' || option === '--bitfield') {
      index += 1;
      const [, high, low] = /^(\d{1,2}):(\d{1,2})$/.exec(options[index] ?? '') ?? [];
      if (high === undefined || Number(high) > 63 || Number(low) > Number(high)) return undefined;
      call = { ...call, high: Number(high), low: Number(low) };
    } else if (/^-[du]$|^--(?:decimal|unsigned)$/.test(option)) call = { ...call, base: 10 };
    else if (/^-[xXc0]{1,4}$|^-p\d{1,5}$|^--(?:hexadecimal|capital-hex|c-language|zero-pad)$/.test(option)) continue;
    else if (option === '-a' || option === '--all') call = { ...call, all: true };
    else if (/^(?:0x[0-9a-f]{1,8}|\d{1,10})$/i.test(option)) call = { ...call, register: Number(option) };
    else if (option !== '') return undefined;
  }
  return isKnownRegister(call.register) ? call : undefined;
}
