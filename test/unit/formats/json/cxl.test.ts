import { describe, expect, test } from 'vitest';
import { range } from '../../support/range';
import { factsOf, placeOf, read, withoutPlaces } from '../../support/read';

/** As `cxl list -RDu` prints it, shortened. */
const LISTING = `[
  {
    "root decoders":[
      {
        "decoder":"decoder0.0",
        "resource":"0x590000000",
        "size":"4.00 GiB (4.29 GB)",
        "interleave_ways":2,
        "max_available_extent":"2.00 GiB (2.15 GB)",
        "volatile_capable":true,
        "accelmem_capable":true,
        "nr_targets":2,
        "regions:decoder0.0":[
          {
            "region":"region3",
            "resource":"0x590000001",
            "size":"2.00 GiB (2.15 GB)",
            "type":"ram",
            "interleave_ways":2,
            "decode_state":"commit"
          }
        ]
      }
    ]
  },
  {
    "endpoint decoders":[
      {
        "decoder":"decoder2.0",
        "resource":"0x590000002",
        "size":"2.00 GiB (2.15 GB)",
        "interleave_ways":1,
        "region":"region3",
        "dpa_resource":"0",
        "mode":"ram"
      }
    ]
  }
]
`;

test('windows are root decoders; a region speaks before the window around it', () => {
  expect(factsOf(LISTING)).toEqual([
    { kind: 'cxl-region', name: 'region3', range: range(0x590000001, 0x610000001), type: 'ram', at: placeOf(LISTING, '0x590000001') },
    { kind: 'cxl-window', from: 'cxl-list', range: range(0x590000000, 0x690000000), interleaveWays: 2, holds: { volatile: true, persistent: false }, at: placeOf(LISTING, '0x590000000') },
  ]);
});

test('a window that is cut says nothing, what is whole inside it does', () => {
  const text = LISTING.slice(0, LISTING.indexOf('        ]\n      }'));
  const { facts, problems } = read(text);
  expect(facts.map(({ kind }) => kind)).toEqual(['cxl-region']);
  expect(problems.map(({ code, at }) => [code, text.slice(at.span.start, at.span.end)])).toEqual([['bad-value', '}']]);
});

/** What a listing says, without places. */
function said(value: unknown): readonly unknown[] {
  return withoutPlaces(factsOf(JSON.stringify(value, undefined, 2)));
}

describe('a decoder', () => {
  const decoder = { decoder: 'decoder0.0', resource: 23890755584, size: 4294967296 };
  const window = { kind: 'cxl-window', from: 'cxl-list', range: range(0x590000000, 0x690000000) };

  test.each([
    ['root decoders', { 'root decoders': [decoder] }, window],
    ['decoders of a root port', { bus: 'root3', 'decoders:root3': [{ ...decoder, decoder: 'decoder3.4' }] }, window],
    ['one that could be a region', { ...decoder, max_available_extent: 0, pmem_capable: true }, { ...window, holds: { volatile: false, persistent: true } }],
  ])('of the root is a window: %s', (_, value, fact) => {
    expect(said(value)).toEqual([fact]);
  });

  test.each([
    ['of a port', { 'port decoders': [decoder] }],
    ['of an endpoint', { 'decoders:endpoint2': [{ ...decoder, mode: 'ram' }] }],
    ['without an address', { 'root decoders': [{ decoder: 'decoder0.0', size: 4294967296 }] }],
    ['of nothing', { 'root decoders': [{ ...decoder, resource: 0, size: 0 }] }],
    ['that does not exist', { 'root decoders': [{ ...decoder, resource: 18446744073709551615n.toString() }] }],
    ['beyond all addresses', { 'root decoders': [{ ...decoder, resource: 2 ** 52 - 4096 }] }],
    ['of a rounded size', { 'root decoders': [{ ...decoder, size: '4.01 GiB (4.31 GB)' }] }],
  ])('%s is none', (_, value) => {
    expect(said(value)).toEqual([]);
  });
});

describe('a region', () => {
  test('that was just made', () => {
    const text = `# cxl create-region -m -t ram -d decoder0.2 -w 1 -g 4096 mem0
[   34.424931] cxl_region region2: Bypassing cpu_cache_invalidate_memregion() for testing!
{
  "region":"region2",
  "resource":"0x790000000",
  "size":"4.00 GiB (4.29 GB)",
  "type":"ram",
  "mappings":[
    {
      "position":0,
      "memdev":"mem0",
      "decoder":"decoder4.0"
    }
  ]
}
cxl region: cmd_create_region: created 1 region
`;
    expect(factsOf(text)).toEqual([{ kind: 'cxl-region', name: 'region2', range: range(0x790000000, 0x890000000), type: 'ram', at: placeOf(text, '0x790000000') }]);
  });

  test.each([{ region: 'region0', size: 2147483648 }, { region: 'eu-west-1', resource: 'x', size: 1 }, { dev: 'region0', resource: 4096, size: 268435456 }])('%j is none', (value) => {
    expect(said(value)).toEqual([]);
  });
});
