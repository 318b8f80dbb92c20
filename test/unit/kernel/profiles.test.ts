import { describe, expect, test } from 'vitest';
import { isProfileId, profileById, PROFILE_IDS, profiles } from '../../../src/analysis/kernel/profiles';

describe('kernel profiles', () => {
  test('one for each id, in the same order', () => {
    expect(profiles.map(({ id }) => id)).toEqual([...PROFILE_IDS]);
    for (const id of PROFILE_IDS) expect(profileById(id).id).toBe(id);
  });

  test('what differs between them', () => {
    const table = profiles.map(({ id, initialises, holesFrom, requiresRegionInCmr, dynamicPamt }) => [id, initialises, holesFrom, requiresRegionInCmr, dynamicPamt]);
    expect(table).toEqual([
      ['seed-v8', 'never', 'memblock', false, false],
      ['linux-6.8', 'on-demand', 'memblock', false, false],
      ['linux-7.1', 'at-boot', 'memblock', false, false],
      ['linux-dpamt', 'at-boot', 'memblock', false, true],
      ['cmr-v8', 'on-demand', 'cmrs', false, false],
      ['cmr-v8.2', 'on-demand', 'cmrs', true, false],
    ]);
  });

  test('only an id is an id', () => {
    expect(['linux-6.8', 'auto', '', 'LINUX-6.8'].map(isProfileId)).toEqual([true, false, false, false]);
  });
});
