/** Input that cannot be reviewed: what is wrong with it and what to do, in one or two plain sentences. */
export interface Unreadable {
  readonly kind: 'unreadable';
  readonly message: string;
}

export function unreadable(message: string): Unreadable {
  return { kind: 'unreadable', message };
}
