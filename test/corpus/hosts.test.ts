import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { bundlesBelow } from './files';
import { CORPUS } from './folder';
import { hostFigures, reviewBundle, trueFigures } from './host-truth';

const bundles = bundlesBelow(path.join(CORPUS, 'hosts')).map((folder) => [path.basename(folder), folder] as const);

describe.skipIf(bundles.length === 0)('emulated machines, each from all its captures', () => {
  test.each(bundles)('%s', (_, folder) => {
    const [newest] = reviewBundle(folder);
    expect(newest && hostFigures(folder, newest)).toEqual(trueFigures(folder));
  });
});
