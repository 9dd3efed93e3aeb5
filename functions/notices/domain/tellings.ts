/** What is told of, and to whom: by type of event, each of which `access.ts` also names to be heard. */
import type { NoticeKind } from '@rafiq/shared/notices/status.ts';

/** Who is told: each finds its people in `audiences.ts`. */
export type Audience =
  | 'partner-people'
  | 'former-people'
  | 'partner-manager'
  | 'claimant-people'
  | 'holder-people'
  | 'case-keepers'
  | 'mentioned'
  | 'import-starter'
  | 'invited';

/** What must be known beside the event: each is gathered in `tiding-of.ts`. */
export type Matter =
  | 'running-offer'
  | 'recall'
  | 'lead'
  | 'lead-taken-back'
  | 'deal'
  | 'reviewed-deal'
  | 'protected-deal'
  | 'sent-back-deal'
  | 'warned-deal'
  | 'ended-protection'
  | 'asked-extension'
  | 'opened-case'
  | 'asked-party'
  | 'waiting-case'
  | 'decision-for-claimant'
  | 'decision-for-holder'
  | 'ended-case'
  | 'import'
  | 'invitation';

export interface Telling {
  kind: NoticeKind;
  /** Its sentences are `notice.<code>.title` and `notice.<code>.text`. */
  code: string;
  to: Audience;
  about: Matter;
}

/** What one event tells one audience. @param code where its sentences are not called like its kind */
const telling = (kind: NoticeKind, to: Audience, about: Matter, code: string = kind): Telling => ({
  kind,
  code,
  to,
  about,
});

const offerMade = telling('offer-made', 'partner-people', 'running-offer');
const memberInvited = telling('member-invited', 'invited', 'invitation');

/** Whoever had a lead and lost it to another is told that it was taken back, and not to whom it went. */
const takenFromFormer = telling('lead-withdrawn', 'former-people', 'lead-taken-back');

const dealProtected = telling('deal-decided', 'partner-people', 'protected-deal', 'deal-approved');
const dealRefused = telling('deal-decided', 'partner-people', 'deal', 'deal-rejected');

/** Either side of a case hears what the decision comes to for itself. */
const decided = (kind: 'case-resolved' | 'appeal-decided'): Telling[] => [
  telling(kind, 'claimant-people', 'decision-for-claimant'),
  telling(kind, 'holder-people', 'decision-for-holder'),
];

/** Of registrations and cases, by what happened: a case tells of itself what its decision does to registrations. */
const dealTellings: Readonly<Record<string, readonly Telling[]>> = {
  'rafiq.deals.deal.protected.v1': [dealProtected],
  'rafiq.deals.deal.sent-to-review.v1': [
    telling('deal-decided', 'partner-people', 'reviewed-deal', 'deal-in-review'),
    telling('deal-waiting', 'partner-manager', 'reviewed-deal'),
  ],
  'rafiq.deals.deal.refused.v1': [dealRefused],
  'rafiq.deals.deal.found-duplicate.v1': [
    telling('deal-decided', 'partner-people', 'deal', 'deal-duplicate'),
  ],
  'rafiq.deals.deal.approved.v1': [dealProtected],
  'rafiq.deals.deal.rejected.v1': [dealRefused],
  'rafiq.deals.deal.sent-back.v1': [telling('deal-sent-back', 'partner-people', 'sent-back-deal')],
  'rafiq.deals.deal.overdue.v1': [
    telling('deal-waiting', 'partner-manager', 'reviewed-deal', 'deal-overdue'),
  ],
  'rafiq.deals.deal.warned.v1': [
    telling('protection-ending', 'partner-people', 'warned-deal', 'deal-warned'),
  ],
  'rafiq.deals.deal.released.v1': [
    telling('protection-ended', 'partner-people', 'ended-protection', 'deal-released'),
  ],
  'rafiq.deals.deal.expired.v1': [
    telling('protection-ended', 'partner-people', 'ended-protection', 'deal-expired'),
  ],
  'rafiq.deals.deal.extension-requested.v1': [
    telling('extension-asked', 'partner-manager', 'asked-extension'),
  ],
  'rafiq.deals.deal.extended.v1': [
    telling('extension-decided', 'partner-people', 'protected-deal', 'extension-granted'),
  ],
  'rafiq.deals.deal.extension-refused.v1': [
    telling('extension-decided', 'partner-people', 'protected-deal', 'extension-refused'),
  ],
  'rafiq.deals.conflict.opened.v1': [
    telling('case-opened', 'claimant-people', 'opened-case'),
    telling('case-opened', 'case-keepers', 'waiting-case', 'case-opened-to-decide'),
  ],
  'rafiq.deals.conflict.parties-asked.v1': [
    telling('evidence-asked', 'claimant-people', 'asked-party'),
    telling('evidence-asked', 'holder-people', 'asked-party'),
  ],
  'rafiq.deals.conflict.evidence-given.v1': [telling('evidence-given', 'case-keepers', 'waiting-case')],
  'rafiq.deals.conflict.evidence-filed.v1': [telling('evidence-given', 'case-keepers', 'waiting-case')],
  'rafiq.deals.conflict.resolved.v1': decided('case-resolved'),
  'rafiq.deals.conflict.appealed.v1': [telling('case-appealed', 'case-keepers', 'waiting-case')],
  'rafiq.deals.conflict.finally-resolved.v1': decided('appeal-decided'),
  // Whoever holds the account has it for itself again, if an appeal had not been decided.
  'rafiq.deals.conflict.closed.v1': [telling('appeal-decided', 'holder-people', 'decision-for-holder')],
  'rafiq.deals.conflict.ended.v1': [
    telling('case-resolved', 'claimant-people', 'ended-case', 'case-ended'),
    telling('case-resolved', 'case-keepers', 'ended-case', 'case-ended-by-itself'),
  ],
  'rafiq.deals.conflict.overdue.v1': [telling('case-due', 'case-keepers', 'waiting-case', 'case-overdue')],
};

export const tellings: Readonly<Record<string, readonly Telling[]>> = {
  'rafiq.leads.lead.offered.v1': [offerMade],
  'rafiq.leads.lead.assigned.v1': [offerMade, takenFromFormer],
  'rafiq.leads.lead.put-back.v1': [takenFromFormer],
  'rafiq.leads.lead.withdrawn.v1': [telling('lead-withdrawn', 'partner-people', 'lead-taken-back')],
  'rafiq.leads.lead.warned.v1': [telling('recall-due', 'partner-people', 'recall')],
  'rafiq.leads.lead.recalled.v1': [
    telling('lead-withdrawn', 'partner-people', 'lead-taken-back', 'lead-recalled'),
  ],
  'rafiq.leads.lead.asked.v1': [telling('lead-asked', 'partner-manager', 'lead')],
  'rafiq.leads.lead.answered.v1': [telling('lead-answered', 'partner-people', 'lead')],
  'rafiq.leads.lead.noted.v1': [telling('mentioned', 'mentioned', 'lead')],
  ...dealTellings,
  'rafiq.imports.job.finished.v1': [telling('import-ended', 'import-starter', 'import', 'import-finished')],
  'rafiq.imports.job.failed.v1': [telling('import-ended', 'import-starter', 'import', 'import-failed')],
  'rafiq.identity.member.invited.v1': [memberInvited],
  'rafiq.identity.member.reinvited.v1': [memberInvited],
};

/** What is told of a clock that is about to run out. */
export const reminderTellings = {
  offer: { kind: 'offer-ending', code: 'offer-ending' },
  contact: { kind: 'contact-due', code: 'contact-due' },
  protection: { kind: 'protection-ending', code: 'protection-ending' },
  evidence: { kind: 'evidence-asked', code: 'evidence-due' },
  review: { kind: 'case-due', code: 'case-due' },
} as const;
