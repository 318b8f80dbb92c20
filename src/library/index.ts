/**
 * Reviews the memory configuration of an Intel TDX host from texts: boot logs, listings, CMR lists, snapshots.
 * It reads no files, writes nothing and knows no clock: the same texts give the same review, in Node, a worker and a page.
 *
 * Addresses and sizes are numbers of bytes below 2^53, ranges leave their end out, spans are offsets in UTF-16 code units.
 *
 * @packageDocumentation
 */
export {
  compare,
  decodeStatus,
  describeErrno,
  differs,
  hex,
  humanSize,
  isAtLeast,
  lineIndex,
  markdownReport,
  PROFILE_IDS,
  profiles,
  printSnapshot,
  recogniseFormat,
  review,
  reviewHost,
  toSnapshot,
  type AddressRange,
  type Comparison,
  type DecodedStatus,
  type Finding,
  type Host,
  type LineIndex,
  type Place,
  type Position,
  type ProfileId,
  type Region,
  type Related,
  type Remedies,
  type Remedy,
  type Review,
  type ReviewOptions,
  type Run,
  type Severity,
  type SnapshotOptions,
  type SourceText,
  type Span,
  type Verdict,
} from '../analysis/index';
