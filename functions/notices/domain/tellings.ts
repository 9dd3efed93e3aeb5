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
  | 'import'
  | 'invitation';

export interface Telling {
  kind: NoticeKind;
  /** Its sentences are `notice.<code>.title` and `notice.<code>.text`. */
  code: string;
  to: Audience;
  about: Matter;
}

const offerMade = {
  kind: 'offer-made',
  code: 'offer-made',
  to: 'partner-people',
  about: 'running-offer',
} as const;
const memberInvited = {
  kind: 'member-invited',
  code: 'member-invited',
  to: 'invited',
  about: 'invitation',
} as const;

/** Whoever had a lead and lost it to another is told that it was taken back, and not to whom it went. */
const takenFromFormer = {
  kind: 'lead-withdrawn',
  code: 'lead-withdrawn',
  to: 'former-people',
  about: 'lead-taken-back',
} as const;

const toPartner = { to: 'partner-people', about: 'deal' } as const;
const dealProtected: Telling = {
  kind: 'deal-decided',
  code: 'deal-approved',
  to: 'partner-people',
  about: 'protected-deal',
};
const dealRefused: Telling = { kind: 'deal-decided', code: 'deal-rejected', ...toPartner };

/** Either side of a case hears what the decision comes to for itself. */
const decided = (kind: 'case-resolved' | 'appeal-decided'): Telling[] => [
  { kind, code: kind, to: 'claimant-people', about: 'decision-for-claimant' },
  { kind, code: kind, to: 'holder-people', about: 'decision-for-holder' },
];
const toKeepers = { to: 'case-keepers', about: 'waiting-case' } as const;

/** Of registrations and cases, by what happened: a case tells of itself what its decision does to registrations. */
const dealTellings: Readonly<Record<string, readonly Telling[]>> = {
  'rafiq.deals.deal.protected.v1': [dealProtected],
  'rafiq.deals.deal.sent-to-review.v1': [
    { kind: 'deal-decided', code: 'deal-in-review', to: 'partner-people', about: 'reviewed-deal' },
    { kind: 'deal-waiting', code: 'deal-waiting', to: 'partner-manager', about: 'reviewed-deal' },
  ],
  'rafiq.deals.deal.refused.v1': [dealRefused],
  'rafiq.deals.deal.found-duplicate.v1': [{ kind: 'deal-decided', code: 'deal-duplicate', ...toPartner }],
  'rafiq.deals.deal.approved.v1': [dealProtected],
  'rafiq.deals.deal.rejected.v1': [dealRefused],
  'rafiq.deals.deal.sent-back.v1': [
    { kind: 'deal-sent-back', code: 'deal-sent-back', to: 'partner-people', about: 'sent-back-deal' },
  ],
  'rafiq.deals.deal.overdue.v1': [
    { kind: 'deal-waiting', code: 'deal-overdue', to: 'partner-manager', about: 'reviewed-deal' },
  ],
  'rafiq.deals.deal.warned.v1': [
    { kind: 'protection-ending', code: 'deal-warned', to: 'partner-people', about: 'warned-deal' },
  ],
  'rafiq.deals.deal.released.v1': [
    { kind: 'protection-ended', code: 'deal-released', to: 'partner-people', about: 'ended-protection' },
  ],
  'rafiq.deals.deal.expired.v1': [
    { kind: 'protection-ended', code: 'deal-expired', to: 'partner-people', about: 'ended-protection' },
  ],
  'rafiq.deals.deal.extension-requested.v1': [
    { kind: 'extension-asked', code: 'extension-asked', to: 'partner-manager', about: 'asked-extension' },
  ],
  'rafiq.deals.deal.extended.v1': [
    { kind: 'extension-decided', code: 'extension-granted', to: 'partner-people', about: 'protected-deal' },
  ],
  'rafiq.deals.deal.extension-refused.v1': [
    { kind: 'extension-decided', code: 'extension-refused', to: 'partner-people', about: 'protected-deal' },
  ],
  'rafiq.deals.conflict.opened.v1': [
    { kind: 'case-opened', code: 'case-opened', to: 'claimant-people', about: 'opened-case' },
    { kind: 'case-opened', code: 'case-opened-to-decide', ...toKeepers },
  ],
  'rafiq.deals.conflict.parties-asked.v1': [
    { kind: 'evidence-asked', code: 'evidence-asked', to: 'claimant-people', about: 'asked-party' },
    { kind: 'evidence-asked', code: 'evidence-asked', to: 'holder-people', about: 'asked-party' },
  ],
  'rafiq.deals.conflict.evidence-given.v1': [
    { kind: 'evidence-given', code: 'evidence-given', ...toKeepers },
  ],
  'rafiq.deals.conflict.resolved.v1': decided('case-resolved'),
  'rafiq.deals.conflict.appealed.v1': [{ kind: 'case-appealed', code: 'case-appealed', ...toKeepers }],
  'rafiq.deals.conflict.finally-resolved.v1': decided('appeal-decided'),
  'rafiq.deals.conflict.overdue.v1': [{ kind: 'case-due', code: 'case-overdue', ...toKeepers }],
};

export const tellings: Readonly<Record<string, readonly Telling[]>> = {
  'rafiq.leads.lead.offered.v1': [offerMade],
  'rafiq.leads.lead.assigned.v1': [offerMade, takenFromFormer],
  'rafiq.leads.lead.put-back.v1': [takenFromFormer],
  'rafiq.leads.lead.withdrawn.v1': [
    { kind: 'lead-withdrawn', code: 'lead-withdrawn', to: 'partner-people', about: 'lead-taken-back' },
  ],
  'rafiq.leads.lead.warned.v1': [
    { kind: 'recall-due', code: 'recall-due', to: 'partner-people', about: 'recall' },
  ],
  'rafiq.leads.lead.recalled.v1': [
    { kind: 'lead-withdrawn', code: 'lead-recalled', to: 'partner-people', about: 'lead-taken-back' },
  ],
  'rafiq.leads.lead.asked.v1': [
    { kind: 'lead-asked', code: 'lead-asked', to: 'partner-manager', about: 'lead' },
  ],
  'rafiq.leads.lead.answered.v1': [
    { kind: 'lead-answered', code: 'lead-answered', to: 'partner-people', about: 'lead' },
  ],
  'rafiq.leads.lead.noted.v1': [{ kind: 'mentioned', code: 'mentioned', to: 'mentioned', about: 'lead' }],
  ...dealTellings,
  'rafiq.imports.job.finished.v1': [
    { kind: 'import-ended', code: 'import-finished', to: 'import-starter', about: 'import' },
  ],
  'rafiq.imports.job.failed.v1': [
    { kind: 'import-ended', code: 'import-failed', to: 'import-starter', about: 'import' },
  ],
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
