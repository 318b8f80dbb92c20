import { describe, expect, test } from 'vitest';
import { placeOf, read } from '../../support/read';

const WHOLE = '# tdxmem bundle 1\n\n==> uname -a <==\n\n# end of bundle\n';
const CUT = WHOLE.replace('# end of bundle\n', '');

describe('a bundle', () => {
  test('that lacks its last line is told', () => {
    expect(read(CUT).problems).toMatchObject([{ code: 'cut-bundle', at: placeOf(CUT, '# tdxmem bundle 1') }]);
    expect(read(WHOLE.replace('end of bundle', 'end of bun')).problems).toMatchObject([{ code: 'cut-bundle' }]);
  });

  test('before another one does not borrow its last line', () => {
    expect(read(`${CUT}${WHOLE}`).problems).toMatchObject([{ code: 'cut-bundle', at: placeOf(CUT, '# tdxmem bundle 1') }]);
    expect(read(`${WHOLE}${CUT}`).problems).toMatchObject([{ code: 'cut-bundle', at: { span: { start: WHOLE.length } } }]);
  });

  test.each([WHOLE, WHOLE.replaceAll('\n', '\r\n'), WHOLE.replaceAll(/^/gm, '> '), '# tdxmem bundle, as tdxmem collect writes it\n', 'The file begins with # tdxmem bundle 1\n'])('silent: %j', (text) => {
    expect(read(text).problems).toEqual([]);
  });
});
