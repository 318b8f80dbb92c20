import { defineCheck } from './check';

export const snapshotInvalid = defineCheck({
  code: 'snapshot-invalid',
  title: 'A value of the snapshot cannot be used',
  severity: 'error',
  needs: ['snapshot'],
  explanation: {
    when: 'The snapshot is no well-formed JSON, or a value breaks schemas/snapshot.schema.json.',
    consequence: 'That value is left out; everything else of the snapshot still counts, also in a file that is half typed.',
    next: 'Follow the message. Addresses and sizes are strings such as "0x40000000", since JSON numbers lose precision above 2^53.',
    source: 'schemas/snapshot.schema.json.',
  },
  *run({ snapshot }) {
    for (const { message, at } of snapshot) yield { message, at };
  },
});
