import { describe, expect, test } from 'vitest';
import { recogniseFormat } from '../../src/analysis/index';
import { allFixtures } from './support/fixtures';
import { actualMissing, actualOutcome, expectedOutcome, reviewFixture } from './support/outcome';

describe.each(allFixtures().map((fixture) => [fixture.path, fixture] as const))('%s', (path, fixture) => {
  const reviews = reviewFixture(fixture);

  test('all findings of all checks, and the verdict of each boot', () => {
    expect(actualOutcome(fixture, reviews)).toEqual(expectedOutcome(fixture));
  });

  test('evidence that checks lack', () => {
    for (const { directive } of fixture.expectations) {
      if (directive.kind !== 'not-applicable') continue;
      expect([directive.code, ...actualMissing(reviews, directive.code)]).toEqual([directive.code, ...directive.missing]);
    }
  });

  test('no check crashes', () => {
    const crashed = reviews.flatMap(({ checks }) => checks.filter(({ result }) => result.kind === 'crashed'));
    expect(crashed).toEqual([]);
  });

  test('messages are whole sentences', () => {
    const messages = reviews.flatMap(({ findings }) => findings.flatMap(({ message, related }) => [message, ...related.map((place) => place.message)]));
    expect(messages.filter((message) => /undefined|null|NaN|Infinity|\[object|  |^[a-z]|[ :,]$/.test(message))).toEqual([]);
  });

  test('the format is known by the content', () => {
    expect(recogniseFormat({ name: 'untitled', text: fixture.text })).toBe(path.endsWith('.json') ? 'snapshot' : 'capture');
  });

  test('a review is plain data', () => {
    expect(JSON.parse(JSON.stringify(reviews))).toEqual(reviews);
  });
});
