/** How long typing must pause before a review, in milliseconds. */
export const PAUSE_MS = 200;
