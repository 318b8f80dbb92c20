import type { Notification } from 'sarif';
import { whyNotApplicable } from '../missing-layers';
import type { Reviewed } from '../reporter';
import { reviewTitle } from '../review-title';

/** A file that could not be reviewed. */
export function unreadNotification(complaint: string): Notification {
  return { level: 'error', message: { text: complaint } };
}

/** Checks that did not run: their silence is not a pass. */
export function notifications({ review }: Reviewed): readonly Notification[] {
  return review.checks.flatMap(({ code, result }): readonly Notification[] => {
    const associatedRule = { id: code };
    if (result.kind === 'crashed') return [{ level: 'error', associatedRule, message: { text: `${reviewTitle(review)}: The check ${code} broke: ${result.reason}. This is a mistake in tdxmem: please report it.` } }];
    if (result.kind === 'not-applicable') return [{ level: 'note', associatedRule, message: { text: `${reviewTitle(review)}: ${code}: ${whyNotApplicable(code, result.missing, review)}` } }];
    return [];
  });
}
