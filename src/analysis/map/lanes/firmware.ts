import { count } from '../../base/format';
import type { FirmwareType } from '../../evidence/fact';
import type { Lane } from '../lane';
import { segment } from '../segments';
import type { Tone } from '../view';

const TONES: Readonly<Record<Exclude<FirmwareType, 'gap'>, Tone>> = {
  usable: 'ram-0',
  reserved: 'reserved',
  'soft-reserved': 'soft-reserved',
  'acpi-data': 'acpi',
  'acpi-nvs': 'acpi',
  unusable: 'other',
  persistent: 'soft-reserved',
  other: 'other',
};

/** The firmware memory map as the BIOS gave it; ranges that it calls a gap are described by nobody. */
export const firmwareLane: Lane = {
  id: 'firmware',
  title: 'Firmware',
  about: 'The memory map that the firmware gives to the kernel (BIOS-e820).',
  build(context) {
    const ranges = context.review.host.firmware?.filter(({ map, type }) => map === 'bios' && type !== 'gap') ?? [];
    if (ranges.length === 0) return { unknown: 'no BIOS-e820 lines in this evidence' };
    return {
      subtitle: `BIOS-e820, ${count(ranges.length, 'range')}`,
      segments: ranges.map(({ range, type, label, at }, index) =>
        segment(context, { id: `firmware:${index}`, range, tone: type === 'gap' ? 'other' : TONES[type], label, at }),
      ),
    };
  },
};
