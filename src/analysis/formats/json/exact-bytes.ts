import { GIB, MIB } from '../../base/address';

const BINARY: Readonly<Record<string, number>> = { M: MIB, G: GIB };
const DECIMAL: Readonly<Record<string, number>> = { M: 1e6, G: 1e9 };

/**
 * The bytes behind `2046.00 MiB (2145.39 MB)`, as display_size() of ndctl, daxctl and cxl rounds them under `-u`: to
 * hundredths of both units. That is known where just one multiple of `granule` bytes prints so. `4.00 GiB (4.29 GB)` is often
 * 4094 MiB: a device keeps some of its region for itself.
 */
export function exactBytes(text: string, granule: number): number | undefined {
  const { binary, unit = '', decimal } = /^(?<binary>\d{1,9}\.\d\d) (?<unit>[MG])iB \((?<decimal>\d{1,9}\.\d\d) \k<unit>B\)$/.exec(text)?.groups ?? {};
  const [twoScale, tenScale] = [BINARY[unit], DECIMAL[unit]];
  if (twoScale === undefined || tenScale === undefined) return undefined;
  const shown = [
    { value: Number(binary), scale: twoScale },
    { value: Number(decimal), scale: tenScale },
  ];
  const least = Math.max(...shown.map(({ value, scale }) => (value - HALF) * scale));
  const limit = Math.min(...shown.map(({ value, scale }) => (value + HALF) * scale));
  const first = Math.ceil(least / granule) * granule;
  return first < limit && first + granule >= limit ? first : undefined;
}

/** Half of the last digit that is printed. */
const HALF = 0.005;
