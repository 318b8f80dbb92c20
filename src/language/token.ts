import type { AddressRange, PhysAddr, RegionFlag, Span } from '../analysis/index';

/** A word or a figure of a text that means something to a reader of memory maps. */
export type Token =
  | (Spanned & { readonly kind: 'range'; readonly range: AddressRange; /** Whether the last address is the last byte. */ readonly inclusive: boolean; readonly first: Span; readonly last: Span })
  | (Spanned & { readonly kind: 'address'; readonly address: PhysAddr })
  /** All ones, or a number above 52 bits: no physical address. */
  | (Spanned & { readonly kind: 'no-address'; readonly why: 'all-ones' | 'too-large' })
  | (Spanned & { readonly kind: 'size'; readonly bytes: number })
  | (Spanned & { readonly kind: 'pfn'; readonly pfn: number })
  /** `0x` and 16 digits. */
  | (Spanned & { readonly kind: 'status'; readonly status: string })
  | (Spanned & { readonly kind: 'errno'; readonly errno: number })
  | (Spanned & { readonly kind: 'node'; readonly node: number })
  | (Spanned & { readonly kind: 'block'; readonly block: number })
  | (Spanned & { readonly kind: 'flags'; readonly flags: readonly RegionFlag[] })
  | (Spanned & { readonly kind: 'keyword'; readonly word: string });

interface Spanned {
  readonly span: Span;
}
