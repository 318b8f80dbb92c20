import type * as vscode from 'vscode';
import type { Place } from '../../analysis/index';
import type { SubjectKind } from '../reviewed';

/** A file that belongs to a host. */
export interface CaptureFile {
  readonly uri: vscode.Uri;
  /** How findings and the map call it; no two files of a host have one name. */
  readonly name: string;
  /** Asked for by name, so it is worth a word when it cannot be read; a folder may hold anything. */
  readonly isNamed?: true;
  /** Where a snapshot names it. */
  readonly namedAt?: Place;
}

/** The captures of one host: which they are now, and where to look for changes. */
export interface Captures {
  /** Names the host for as long as it is reviewed. */
  readonly uri: vscode.Uri;
  readonly kind: Exclude<SubjectKind, 'document'>;
  /** Names the host in titles. */
  readonly name: string;
  /** Lists the files anew. Of a listing that is given up the files are not all. */
  list(token: vscode.CancellationToken | undefined): Promise<readonly CaptureFile[]>;
  /** What to watch, given the files of the last listing. */
  watched(files: readonly CaptureFile[]): readonly vscode.RelativePattern[];
}
