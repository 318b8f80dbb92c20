import type { Finding, Review } from '../../analysis/index';
import { counts } from '../fail-level';
import { printXml, type Element } from './junit/xml';
import { locate } from './location';
import { whyNotApplicable } from './missing-layers';
import type { Reporter, Reviewed } from './reporter';
import { reviewTitle } from './review-title';
import { sourceName } from './text/source-name';

type Ran = Review['checks'][number];

/**
 * JUnit's XML as CI servers read it: a test suite for each review and a test case for each check. It fails by a finding that
 * reaches the fail level; what a check lacks is said where it is skipped. There are no times: the same input gives the same bytes.
 */
export const junit: Reporter = {
  id: 'junit',
  print(reviews, { unread = [] }) {
    const suites = [...reviews.map(suite), ...(unread.length === 0 ? [] : [unreadSuite(unread)])];
    const root: Element = { name: 'testsuites', attributes: { name: 'tdxmem', ...tallies(suites.flatMap(cases)) }, children: suites };
    return `<?xml version="1.0" encoding="UTF-8"?>\n${printXml(root)}`;
  },
};

function suite(reviewed: Reviewed): Element {
  const { review } = reviewed;
  const list = review.checks.map((check) => testCase(check, reviewed));
  const properties = { verdict: review.verdict.kind, headline: review.verdict.headline, reason: review.verdict.reason, profile: review.profile.id };
  return {
    name: 'testsuite',
    attributes: { name: reviewTitle(review), ...tallies(list) },
    children: [{ name: 'properties', attributes: {}, children: Object.entries(properties).map(([name, value]) => ({ name: 'property', attributes: { name, value } })) }, ...list],
  };
}

/** What could not be reviewed is no pass. */
function unreadSuite(unread: readonly string[]): Element {
  const list = unread.map((complaint): Element => ({ name: 'testcase', attributes: { name: complaint, classname: 'tdxmem' }, children: [{ name: 'error', attributes: { type: 'unread', message: complaint } }] }));
  return { name: 'testsuite', attributes: { name: 'not reviewed', ...tallies(list) }, children: list };
}

function testCase({ code, result }: Ran, reviewed: Reviewed): Element {
  const { review, failOn } = reviewed;
  const told = review.findings.filter((finding) => finding.code === code);
  const failing = told.filter((finding) => counts(finding, failOn));
  const [first] = failing.length > 0 ? failing : told;
  const place = first && locate(first.at, reviewed);
  const [source = ''] = review.sources;
  return {
    name: 'testcase',
    attributes: { name: code, classname: sourceName(source), file: place && sourceName(place.source), line: place?.startLine },
    children: [...outcome(code, result, failing, told, reviewed), ...rest(told.filter((finding) => !failing.includes(finding)), reviewed)],
  };
}

/** At most one child: readers differ in what they make of several. */
function outcome(code: string, result: Ran['result'], failing: readonly Finding[], told: readonly Finding[], reviewed: Reviewed): readonly Element[] {
  const [first] = failing;
  if (result.kind === 'crashed') return [{ name: 'error', attributes: { type: 'crashed', message: `The check broke: ${result.reason}` } }];
  if (result.kind === 'not-applicable') return [{ name: 'skipped', attributes: { message: whyNotApplicable(code, result.missing, reviewed.review) } }];
  if (result.findings.length > 0 && told.length === 0) return [{ name: 'skipped', attributes: { message: 'The configuration turns this finding off.' } }];
  if (first === undefined) return [];
  return [{ name: 'failure', attributes: { type: first.severity, message: first.message }, children: [failing.map((finding) => words(finding, reviewed)).join('\n')] }];
}

function rest(findings: readonly Finding[], reviewed: Reviewed): readonly Element[] {
  return findings.length === 0 ? [] : [{ name: 'system-out', attributes: {}, children: [findings.map((finding) => words(finding, reviewed)).join('\n')] }];
}

/** A finding with the other places, as compilers print it. */
function words({ severity, message, at, related, suppressed }: Finding, reviewed: Reviewed): string {
  const placed = (what: string, place: Finding['at']): string => {
    const { source, startLine, startColumn } = locate(place, reviewed);
    return `${sourceName(source)}:${startLine}:${startColumn}: ${what}`;
  };
  const accepted = suppressed === undefined ? '' : ` (suppressed: ${suppressed.reason})`;
  return [placed(`${severity}: ${message}${accepted}`, at), ...related.map((other) => `    ${placed(`note: ${other.message}`, other.at)}`)].join('\n');
}

function cases({ children = [] }: Element): readonly Element[] {
  return children.filter((child) => typeof child !== 'string').filter(({ name }) => name === 'testcase');
}

function tallies(list: readonly Element[]): Readonly<Record<string, number>> {
  const having = (name: string): number => list.filter(({ children = [] }) => children.some((child) => typeof child !== 'string' && child.name === name)).length;
  return { tests: list.length, failures: having('failure'), errors: having('error'), skipped: having('skipped') };
}
