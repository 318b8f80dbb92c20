import type { Format } from './format';
import { looksLikeCapture } from './capture/recognise';
import { readCapture } from './capture/capture';
import { looksLikeSnapshot, readSnapshot } from './snapshot/snapshot';

/** Every format, most particular first. */
export const formats: readonly Format[] = [
  { id: 'snapshot', recognises: looksLikeSnapshot, read: readSnapshot },
  { id: 'capture', recognises: looksLikeCapture, read: readCapture },
];
