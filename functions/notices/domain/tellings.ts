/** What is told of, and to whom: by type of event, each of which `access.ts` also names to be heard. */
import type { NoticeKind } from '@rafiq/shared/notices/status.ts';

/** Who is told: each finds its people in `audiences.ts`. */
export type Audience =
  'partner-people' | 'former-people' | 'partner-manager' | 'mentioned' | 'import-starter' | 'invited';

/** What must be known beside the event: each is gathered in `tiding-of.ts`. */
export type Matter = 'running-offer' | 'recall' | 'lead' | 'lead-taken-back' | 'import' | 'invitation';

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
} as const;
