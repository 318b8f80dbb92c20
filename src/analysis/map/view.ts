/**
 * The picture of one review as plain data: everything that the page draws, and nothing that it must compute from models.
 * Byte addresses are numbers in [0, 2^52]; ranges are half-open.
 */
export interface MapView {
  /** Names the review: `dmesg.log · boot 1 · 6.8.0-1004-intel`. */
  readonly title: string;
  readonly summary: MapSummary;
  /** Every boot of the document, this one included. */
  readonly boots: readonly MapChoice[];
  readonly boot: number;
  readonly profiles: readonly MapChoice[];
  readonly profile: string;
  /** Bytes of a memory block, where the evidence tells. */
  readonly blockSize?: number;
  /** What happened to the memory, event by event; absent where nothing did. */
  readonly timeline?: MapTimeline;
  /** Set where two reviews are compared: how each is called. Differences stand where findings stand otherwise. */
  readonly compared?: { readonly a: string; readonly b: string };
  readonly lanes: readonly MapLane[];
  /** Every finding of the review that is not suppressed, worst first, also those that are about no memory. */
  readonly findings: readonly MapListedFinding[];
}

/** What happened and what to do. */
export interface MapSummary {
  readonly verdict: 'passes' | 'fails' | 'undetermined';
  /** `TDX will not initialise on this host`. */
  readonly headline: string;
  /** Plain sentences that give the reason and the next step. */
  readonly sentences: readonly string[];
}

/** The events of a host in order, the initialisation of TDX among them. */
export interface MapTimeline {
  readonly steps: readonly MapStep[];
  /** Events behind the last step. */
  readonly more: number;
  /** The step whose outcome the lanes show; absent while they show the evidence itself. -1 is the state before all of them. */
  readonly at?: number;
}

export interface MapStep {
  /** `hot-add 64 GiB`. */
  readonly label: string;
  /** `[0x8080000000, 0x9080000000) (64 GiB), node 2, kmem`; empty where it names no memory. */
  readonly detail: string;
  readonly result: 'done' | 'refused' | 'partly' | 'no-effect';
  /** Negative, where the kernel returns one. */
  readonly errno?: number;
  /** Why, in a few words. */
  readonly note: string;
  /** What a terminal or the kernel log shows. */
  readonly console: readonly string[];
  /** The memory that it is about. */
  readonly start?: number;
  /** Exclusive. */
  readonly end?: number;
  readonly place?: MapPlace;
}

export interface MapChoice {
  readonly id: string;
  readonly label: string;
  /** A short outcome to show beside the label, such as `fails −28`. */
  readonly outcome?: string;
  /** What it is, in a sentence or two. */
  readonly about?: string;
}

/** Colour families. Each has a theme colour and, where meaning hangs on it, a pattern. */
export type Tone =
  | 'ram-0'
  | 'ram-1'
  | 'ram-2'
  | 'ram-3'
  /** Addresses of a node, whether there is memory or not. */
  | 'node-0'
  | 'node-1'
  | 'node-2'
  | 'node-3'
  | 'reserved'
  | 'acpi'
  | 'soft-reserved'
  | 'other'
  | 'cmr'
  | 'memlist'
  | 'tdmr'
  | 'hole'
  | 'pamt'
  /** Memory that a PAMT could be allocated from: drawn as a reach, not as a place. */
  | 'pamt-reach'
  /** Where memory may be added later. */
  | 'hotplug-range'
  /** Blocks that may go online. */
  | 'online'
  | 'error'
  | 'warning'
  | 'information';

export interface MapLane {
  readonly id: string;
  readonly title: string;
  /** What the lane is, in a sentence. */
  readonly about: string;
  /** `BIOS-e820, 40 ranges`. */
  readonly subtitle: string;
  /**
   * Set where evidence is missing: the lane is drawn as unknown, never as free. With segments, these are what is known of a
   * lane that is not whole.
   */
  readonly unknown?: string;
  readonly segments: readonly MapSegment[];
}

export interface MapSegment {
  /** Unique in the view, stable for the same input: `firmware:3`. */
  readonly id: string;
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  readonly tone: Tone;
  /** What it is, in a word or two: `ACPI data`, `node 1`. */
  readonly label: string;
  /** The node that it belongs to, where that is known. */
  readonly node?: number;
  /** More for the hover card, in order. */
  readonly details: readonly MapDetail[];
  /** The line that says so. */
  readonly place?: MapPlace;
  /** Why it matters: the findings on it, worst first, then those that it is only involved in. */
  readonly findings: readonly MapFinding[];
}

export interface MapDetail {
  readonly name: string;
  readonly value: string;
}

export interface MapFinding {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'information';
  readonly message: string;
  /** The line it stands on. */
  readonly place?: MapPlace;
  /** The finding is about something else, and names this only as involved: the message says how, then what is found. */
  readonly involved?: true;
}

export interface MapListedFinding extends MapFinding {
  /** The segment that shows where it is, when it is about memory. */
  readonly segment?: string;
}

/** A place in a source, with what is needed to name it and to go there. */
export interface MapPlace {
  readonly source: number;
  /** File name without its folders. */
  readonly name: string;
  /** Zero-based. */
  readonly line: number;
  /** UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
}
