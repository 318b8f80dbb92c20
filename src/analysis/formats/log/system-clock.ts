import { partOf, words, type LineReader } from '../capture/line-reader';

/**
 * `rtc_cmos 00:04: setting system clock to 2026-11-23T00:57:41 UTC (1795395461)`, printed by rtc_hctosys() about a second
 * after the boot began. Before 5.1 with a blank for the `T`.
 */
export const systemClock: LineReader = {
  id: 'system-clock',
  starts: ['rtc_cmos ', 'rtc-efi ', 'rtc '],
  read(line) {
    const match = /^(rtc\S{0,16} \S{1,32}: setting system clock to )((\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d) UTC)/.exec(words(line).slice(0, 120));
    if (match === null) return undefined;
    const [, head = '', shown = '', day, time] = match;
    return { kind: 'boot-time', text: `${day}T${time}Z`, at: partOf(line, head.length, head.length + shown.length) };
  },
};
