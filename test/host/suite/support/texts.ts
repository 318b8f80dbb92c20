/** A host whose upper memory is in no CMR and whose log reports a failure of another kind. */
export const FAILING_LOG = `[    0.000000] Linux version 6.14.0 (builder@host)
[    0.000000] BIOS-e820: [mem 0x0000000000100000-0x000000005d168fff] usable
[    0.000000] BIOS-e820: [mem 0x0000000100000000-0x000000017fffffff] usable
[    9.000000] virt/tdx: CMR: [0x100000, 0x6f800000)
[    9.100000] virt/tdx: initialization failed: TDMR [0x0, 0x80000000): reserved areas exhausted.
[    9.200000] virt/tdx: module initialization failed (-28)
`;

/** The next boot of the same host, with its CMRs put right: TDX comes up. */
export const WORKING_LOG = `[    0.000000] Linux version 6.14.0 (builder@host)
[    0.000000] BIOS-e820: [mem 0x0000000000100000-0x000000005d168fff] usable
[    9.000000] virt/tdx: CMR: [0x100000, 0x6f800000)
[    9.200000] virt/tdx: module initialized
`;

export const UNRELATED_LOG = `2026-01-07 10:00:00 INFO  Server started on port 8080
2026-01-07 10:00:02 WARN  Cache is cold
`;

/** Its one region lies in its one CMR. */
export const SOUND_SNAPSHOT = `{
  "formatVersion": 1,
  "cmrs": [{ "base": "0x100000", "size": "0x77700000" }],
  "memblock": { "memory": [{ "base": "0x100000", "size": "0x77700000", "node": 0 }] }
}
`;

/** As the sound one, but a size is a number. */
export const BROKEN_SNAPSHOT = SOUND_SNAPSHOT.replace('"size": "0x77700000" }],', '"size": 2003828736 }],');
