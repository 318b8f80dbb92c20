import type { Artifact, ArtifactLocation } from 'sarif';
import type { Reviewed } from '../reporter';

/** The files of all reviews, each once; results point at them by index. */
export interface Artifacts {
  readonly list: Artifact[];
  at(source: string): ArtifactLocation;
}

export function artifactsOf(reviews: readonly Reviewed[]): Artifacts {
  const names = [...new Set(reviews.flatMap(({ review }) => review.sources))];
  const indices = new Map(names.map((name, index) => [name, index]));
  return {
    list: names.map((name) => ({ location: { uri: uriOf(name) }, roles: ['analysisTarget'] })),
    at(source) {
      const index = indices.get(source);
      return { uri: uriOf(source), ...(index !== undefined && { index }) };
    },
  };
}

/** Relative paths stay relative: who reads the report knows the folder. `-` is standard input, which has no address. */
export function uriOf(source: string): string {
  if (source === '-') return 'stdin';
  const path = source.replaceAll('\\', '/').replace(/^\.\//, '');
  // A name may hold what means something in an address; a lone surrogate has no UTF-8.
  const encoded = path.replaceAll(/\p{Cs}/gu, '\uFFFD').split('/').map(encodeURIComponent).join('/');
  if (/^[A-Za-z]:\//.test(path)) return `file:///${encoded.replace('%3A', ':')}`;
  return path.startsWith('/') ? `file://${encoded}` : encoded;
}
