import type { Format } from './format';
import { looksLikeCapture } from './log/recognise';
import { readCapture } from './log/capture';
import { looksLikeSnapshot, readSnapshot } from './snapshot/snapshot';

/** Every format, most particular first. */
export const formats: readonly Format[] = [
  { id: 'snapshot', recognises: looksLikeSnapshot, read: readSnapshot },
  { id: 'capture', recognises: looksLikeCapture, read: readCapture },
];
