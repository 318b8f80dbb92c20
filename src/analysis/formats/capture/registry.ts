import { jsonDocument } from '../json/document';
import { bundle } from '../live/bundle';
import { fileContents } from '../live/file-contents';
import { firmwareMemmap } from '../live/firmware-memmap';
import { iomem } from '../live/iomem';
import { lsmem, lsmemBlockSize } from '../live/lsmem';
import { memoryBlock } from '../live/memory-block';
import { numactl } from '../live/numactl';
import { bootImage, uname } from '../live/running-kernel';
import { cpuDetails } from '../report/cpu-details';
import { kernelVersion } from '../report/kernel-version';
import { namedRegister } from '../report/named-register';
import { rdmsr } from '../report/rdmsr';
import { cmr, cmrCut } from '../log/cmr';
import { e820 } from '../log/e820';
import type { LineReader } from './line-reader';
import { banner, commandLine, environment, firmwareHeading, memoryBlockSize } from '../log/machine';
import { memblockConfiguration, memblockHeading } from '../log/memblock-configuration';
import { memblockDebugfs } from '../log/memblock-debugfs';
import { nodeRanges } from '../log/node-ranges';
import { cfmwsNode } from '../log/cfmws-node';
import { pxmNode } from '../log/pxm-node';
import { bootMarker } from '../log/boot-marker';
import { cpuModel } from '../log/cpu-model';
import { dmi } from '../log/dmi';
import { hostName } from '../log/host-name';
import { hypervisor } from '../log/hypervisor';
import { kmem } from '../log/kmem';
import { memblockChange } from '../log/memblock-change';
import { keptBlock, refusedDimm, refusedPages, unalignedHotplug } from '../log/memory-hotplug';
import { srat } from '../log/srat';
import { systemClock } from '../log/system-clock';
import { tdx } from '../log/tdx';
import { virtioMem } from '../log/virtio-mem';
import { disassembly } from '../tables/disassembly';
import { fwts } from '../tables/fwts';
import { hexDump } from '../tables/hex-dump';

/** Every kind of line that is read. The first reader that claims a line has it. */
export const lineReaders: readonly LineReader[] = [
  e820,
  memblockConfiguration,
  memblockHeading,
  nodeRanges,
  srat,
  pxmNode,
  cfmwsNode,
  cmr,
  cmrCut,
  environment,
  tdx,
  memblockDebugfs,
  banner,
  commandLine,
  firmwareHeading,
  memoryBlockSize,
  bootMarker,
  dmi,
  cpuModel,
  hypervisor,
  systemClock,
  hostName,
  memblockChange,
  unalignedHotplug,
  refusedPages,
  keptBlock,
  refusedDimm,
  kmem,
  virtioMem,
  iomem,
  firmwareMemmap,
  lsmem,
  lsmemBlockSize,
  memoryBlock,
  numactl,
  uname,
  bootImage,
  bundle,
  fileContents,
  disassembly,
  hexDump,
  fwts,
  jsonDocument,
  kernelVersion,
  cpuDetails,
  namedRegister,
  rdmsr,
];
