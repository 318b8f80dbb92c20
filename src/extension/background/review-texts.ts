import { applySettings, lineStarts, NO_SETTINGS, review, reviewHost, type Review } from '../../analysis/index';
import type { ReviewMade, ReviewWork } from './work';

/** Reviews texts, and tells the findings in each as its configuration wants them. */
export function reviewTexts({ texts, profile }: ReviewWork): ReviewMade | undefined {
  const [text, ...more] = texts;
  const [first, ...others] = more.length === 0 ? review(text, { profile }) : reviewHost(texts, { profile });
  if (first === undefined) return undefined;
  const settings = new Map(texts.map((one) => [one.name, one.settings]));
  const configured = (made: Review): Review => applySettings(made, (source) => settings.get(source) ?? NO_SETTINGS);
  return {
    reviews: [configured(first), ...others.map(configured)],
    lines: texts.map((one) => ({ starts: lineStarts(one.text), length: one.text.length })),
  };
}
