/**
 * The kinds of notices: on which side they are read, and whether they also come by e-mail until their reader says
 * otherwise. A new kind is one entry here and one in `functions/notices/domain/tellings.ts`. Free of imports so
 * that browsers may load it.
 */

export const noticeKinds = {
  'offer-made': { readers: ['partner'], byMail: true },
  'offer-ending': { readers: ['partner'], byMail: true },
  'contact-due': { readers: ['partner'], byMail: true },
  'recall-due': { readers: ['partner'], byMail: true },
  'lead-withdrawn': { readers: ['partner'], byMail: true },
  'lead-answered': { readers: ['partner'], byMail: true },
  'lead-asked': { readers: ['vendor'], byMail: true },
  'deal-decided': { readers: ['partner'], byMail: true },
  'deal-sent-back': { readers: ['partner'], byMail: true },
  'protection-ending': { readers: ['partner'], byMail: true },
  'protection-ended': { readers: ['partner'], byMail: true },
  'extension-decided': { readers: ['partner'], byMail: true },
  'deal-waiting': { readers: ['vendor'], byMail: true },
  'extension-asked': { readers: ['vendor'], byMail: true },
  'case-opened': { readers: ['partner', 'vendor'], byMail: true },
  'evidence-asked': { readers: ['partner'], byMail: true },
  'case-resolved': { readers: ['partner', 'vendor'], byMail: true },
  'appeal-decided': { readers: ['partner'], byMail: true },
  'case-due': { readers: ['vendor'], byMail: true },
  'evidence-given': { readers: ['vendor'], byMail: true },
  'case-appealed': { readers: ['vendor'], byMail: true },
  'import-ended': { readers: ['vendor'], byMail: false },
  mentioned: { readers: ['partner', 'vendor'], byMail: true },
  /** A letter, not a notice: who is invited has no list yet, and nothing to choose. */
  'member-invited': { readers: [], byMail: true },
} as const satisfies Record<string, { readers: readonly Side[]; byMail: boolean }>;

type Side = 'partner' | 'vendor';
export type NoticeKind = keyof typeof noticeKinds;

/** All kinds, in the order a screen offers them. */
export const allNoticeKinds = Object.keys(noticeKinds) as [NoticeKind, ...NoticeKind[]];

/** The kinds somebody of this side may get, and so may choose about. */
export const kindsFor = (side: Side): NoticeKind[] =>
  allNoticeKinds.filter((kind) => (noticeKinds[kind].readers as readonly Side[]).includes(side));

/** What a notice leads to. */
export const noticePlaces = ['offer', 'lead', 'deal', 'case', 'import', 'nowhere'] as const;
export type NoticePlace = (typeof noticePlaces)[number];
