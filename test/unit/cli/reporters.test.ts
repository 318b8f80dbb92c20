import { describe, expect, test } from 'vitest';
import { lineIndex, review, type Finding } from '../../../src/analysis/index';
import { command } from '../../../src/cli/reporters/github/command';
import { github } from '../../../src/cli/reporters/github';
import { printXml } from '../../../src/cli/reporters/junit/xml';
import type { Reviewed } from '../../../src/cli/reporters/reporter';
import { uriOf } from '../../../src/cli/reporters/sarif/artifacts';
import { fingerprints, identified } from '../../../src/cli/reporters/sarif/fingerprint';
import { unix } from '../../../src/cli/reporters/unix';

const OPTIONS = { version: '1', color: false, full: false };
const at = { source: 0, span: { start: 0, end: 2 } };

function withFindings(findings: readonly Pick<Finding, 'severity' | 'message'>[]): Reviewed {
  const text = 'virt/tdx: module initialized\n';
  const [plain] = review({ name: 'a.log', text });
  if (plain === undefined) throw new Error('no review');
  return { review: { ...plain, findings: findings.map((finding) => ({ code: 'made-up', at, related: [], ...finding })) }, lines: [lineIndex(text)] };
}

describe('workflow commands of GitHub', () => {
  const place = { source: 'a,b:c.log', startLine: 1, startColumn: 2, endLine: 1, endColumn: 5 };

  test('what means something in a command is escaped', () => {
    expect(command({ kind: 'error', place, title: 'a:b', message: '100%\r\n::warning::b, c' })).toBe('::error file=a%2Cb%3Ac.log,line=1,endLine=1,col=2,endColumn=5,title=a%3Ab::100%25%0D%0A::warning::b, c');
  });

  test('over several lines there are no columns, and standard input is no file', () => {
    expect(command({ kind: 'notice', place: { ...place, endLine: 2 }, title: 'a', message: 'b' })).toBe('::notice file=a%2Cb%3Ac.log,line=1,endLine=2,title=a::b');
    expect(command({ kind: 'warning', place: { ...place, source: '-' }, title: 'a', message: 'b' })).toBe('::warning title=a::b');
  });

  test.each([
    [10, 10, 10, 0],
    [11, 0, 12, 3],
    [30, 1, 0, 20],
  ])('%s errors, %s warnings and %s notices: %s are left out', (errors, warnings, notices, hidden) => {
    const list = (severity: Finding['severity'], count: number): readonly Pick<Finding, 'severity' | 'message'>[] => Array.from({ length: count }, (_, index) => ({ severity, message: `${index}` }));
    const lines = github.print([withFindings([...list('information', notices), ...list('warning', warnings), ...list('error', errors)])], OPTIONS).trimEnd().split('\n');
    const kinds = lines.slice(0, -1).map((line) => /^::(\w+)/.exec(line)?.[1]);
    const most = (kind: string, count: number): readonly string[] => Array.from({ length: Math.min(count, 10) }, () => kind);
    expect(kinds).toEqual([...most('error', errors), ...most('warning', warnings), ...most('notice', notices)]);
    const more = hidden === 0 ? '' : `; ${hidden} more than GitHub shows for one step: --format text prints all`;
    expect(lines.at(-1)).toBe(`1 review: 0 failing, 0 undetermined, 1 passing; total: ${errors} errors, ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}, ${notices} information${more}`);
  });
});

describe('XML', () => {
  test('text and attributes are escaped, and what XML cannot say is shown', () => {
    expect(printXml({ name: 'a', attributes: { b: '"<&>"\n\u0000\u001b', c: 1, d: undefined }, children: ['<x>\u0007 \ud800\nsecond ]]>'] })).toBe(
      '<a b="&quot;&lt;&amp;&gt;&quot;\\u{a}\\u{0}\\u{1b}" c="1">&lt;x&gt;\\u{7} \\u{d800}\nsecond ]]&gt;</a>\n',
    );
  });

  test('what is well-formed stays as it is', () => {
    expect(printXml({ name: 'a', attributes: {}, children: [{ name: 'b', attributes: {}, children: ['Größe 😀'] }] })).toBe('<a>\n  <b>Größe 😀</b>\n</a>\n');
  });
});

test.each([
  ['a.log', 'a.log'],
  ['./a b/ü#1%.log', 'a%20b/%C3%BC%231%25.log'],
  ['logs\\a.log', 'logs/a.log'],
  ['/var/log/a.log', 'file:///var/log/a.log'],
  ['C:\\a.log', 'file:///C:/a.log'],
  ['../a.log', '../a.log'],
  ['a\ud800.log', 'a%EF%BF%BD.log'],
  ['-', 'stdin'],
])('the address of %s', (source, uri) => {
  expect(uriOf(source)).toBe(uri);
});

test('a fingerprint is of a finding, not of its line; the same finding twice has two', () => {
  const reviewed = withFindings([{ severity: 'error', message: 'a' }]);
  const finding: Finding = { code: 'made-up', severity: 'error', message: 'a', at, related: [] };
  const moved: Finding = { ...finding, at: { source: 0, span: { start: 5, end: 7 } }, severity: 'warning', message: 'b' };
  const first = fingerprints();
  const again = fingerprints();
  const one = first(identified(finding, reviewed));
  expect(one).toMatch(/^[0-9a-f]{32}$/);
  expect(again(identified(moved, reviewed))).toBe(one);
  expect(first(identified(finding, reviewed))).not.toBe(one);
  expect(fingerprints()(identified({ ...finding, code: 'other' }, reviewed))).not.toBe(one);
});

test('one finding is one line of the unix format, whatever a message holds', () => {
  expect(unix.print([withFindings([{ severity: 'warning', message: 'two\nlines' }])], OPTIONS)).toBe('a.log:1:1: warning: two\\u{a}lines [made-up]\n');
});
