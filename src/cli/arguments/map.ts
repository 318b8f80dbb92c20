import { Option } from 'commander';
import type { AddressRange } from '../../analysis/index';
import type { Operand } from '../input/operand';
import type { Destination } from '../output/destination';
import { addressRange } from './address-range';
import { bootNumber } from './boot-number';
import type { CommandLine } from './command-line';
import { forceOption, outputOption } from './output';
import { kernelOption, PROFILES_HELP } from './profiles';

export const MAP_FORMATS = ['svg', 'png', 'md'] as const;

export const MAP_THEMES = ['light', 'dark'] as const;

export interface MapArguments extends Operand, Destination {
  /** That of the file's ending when absent. */
  readonly format?: (typeof MAP_FORMATS)[number];
  readonly theme: (typeof MAP_THEMES)[number];
  readonly range?: AddressRange;
}

const HELP = `
FILE is what "tdxmem check" takes, and a folder is one host, as with --host. The ending
of the output file says what it becomes:
  .svg  the map as a picture, the same bytes for the same input
  .png  the same picture in pixels; needs the package @resvg/resvg-js
  .md   a report for an issue thread

A file that exists is left as it is, unless --force is given. Evidence that is read is
never overwritten.

${PROFILES_HELP}

Exit status:
  0  written
  2  it could not be read or written

Examples:
  tdxmem map dmesg.log -o map.svg
  tdxmem map dmesg.log --range 0x0-0xffffffff --theme dark -o below-4g.png
  tdxmem map captures-of-one-host/ --boot 2 -o report.md
  journalctl -k -b | tdxmem map - --format md`;

export const mapLine: CommandLine<MapArguments> = {
  name: 'map',
  declare(command, done) {
    command
      .description('draw the memory of a host, or write a report for an issue thread')
      .argument('<FILE>', 'what to draw; - is standard input')
      .addOption(outputOption())
      .addOption(forceOption())
      .addOption(new Option('-f, --format <format>', 'what to write, if not what the ending says').choices(MAP_FORMATS))
      .addOption(new Option('--theme <theme>', 'colours of the picture').choices(MAP_THEMES).default('light'))
      .addOption(new Option('--range <A-B>', 'part of the address space to draw').argParser(addressRange))
      .addOption(new Option('--boot <N>', 'which boot; else the newest whole one').argParser(bootNumber))
      .addOption(kernelOption())
      .addHelpText('after', HELP)
      .action((name: string, options: Omit<MapArguments, 'name'>) => done({ name, ...options }));
  },
};
