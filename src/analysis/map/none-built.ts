import { profileById } from '../kernel/profiles';
import type { Review } from '../verdict/review';
import type { LaneContent } from './lane';

/** For the lanes of what this profile's kernel has no code to build: that is known, and not a lack of evidence. */
export function noneBuilt({ profile, run }: Review): LaneContent | undefined {
  const builds = run === undefined || profileById(profile.id).initialises !== 'never';
  return builds ? undefined : { subtitle: 'none: this kernel builds none', segments: [] };
}
