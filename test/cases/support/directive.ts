import { PROFILE_IDS, type ProfileId } from '../../../src/analysis/index';

/** What a fixture expects, in the words of its markers. */
export type Directive =
  /** Says what the case shows; nothing is compared. */
  | { readonly kind: 'about' }
  | { readonly kind: 'profile'; readonly profile: ProfileId }
  | { readonly kind: 'verdict'; readonly verdict: string }
  | { readonly kind: 'not-applicable'; readonly code: string; readonly missing: readonly string[] }
  | { readonly kind: 'finding'; readonly severity: string; readonly code: string; readonly covered: string };

/**
 * Reads one marker without its `#! ` or line number:
 *
 *     about the end of one CMR is the beginning of the next
 *     profile linux-7.1
 *     verdict fails
 *     not-applicable region-not-convertible missing cmrs coverage
 *     error region-not-convertible "node   2: [mem 0x0000004080000000-0x000000607fffffff]"
 */
export function readDirective(text: string): Directive {
  const [word = '', rest = ''] = split(text, ' ');
  switch (word) {
    case 'about':
      return { kind: 'about' };
    case 'profile': {
      const profile = PROFILE_IDS.find((id) => id === rest);
      if (profile === undefined) throw new Error(`no profile ${rest}`);
      return { kind: 'profile', profile };
    }
    case 'verdict':
      return { kind: 'verdict', verdict: rest };
    case 'not-applicable': {
      const [code, missing] = split(rest, ' missing ');
      return { kind: 'not-applicable', code, missing: missing.split(' ') };
    }
    case 'error':
    case 'warning':
    case 'information': {
      const [code, covered] = split(rest, ' ');
      // Written as JSON, so that a tab or a line break can stand in it.
      return { kind: 'finding', severity: word, code, covered: String(JSON.parse(covered)) };
    }
    default:
      throw new Error(`no marker begins with "${word}"`);
  }
}

function split(text: string, separator: string): readonly [string, string] {
  const at = text.indexOf(separator);
  if (at < 0) throw new Error(`"${text}" lacks "${separator}"`);
  return [text.slice(0, at), text.slice(at + separator.length)];
}
