/** The door of the analysis: nothing else of it is imported from outside, but for `base/` and `map/view` by the page. */
export { hex, hexRange, humanSize, sizedRange, count } from './base/format';
export type { AddressRange } from './base/range';
export type { SourceText } from './base/source';
export { lineIndex, type LineIndex, type Place, type Position, type Span } from './base/span';
export type { Check, CheckResult, LayerId } from './checks/check';
export type { Finding, Related, Severity } from './checks/finding';
export { checks } from './checks/registry';
export { recogniseFormat } from './formats/recognise';
export type { Host, Region } from './host/host';
export { profiles, PROFILE_IDS, type ProfileId } from './kernel/profiles';
export { buildMapView } from './map/build';
export type * from './map/view';
export { isAtLeast } from './verdict/order';
export type { Verdict } from './verdict/verdict';
export { review, type ReviewOptions } from './review';
export type { Review } from './verdict/review';
