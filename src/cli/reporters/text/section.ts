import type { ReportOptions, Reviewed } from '../reporter';
import type { Paint } from './paint';

/** One part of a review, as lines; none where there is nothing to say. */
export type Section = (reviewed: Reviewed, options: ReportOptions, paint: Paint) => readonly string[];
