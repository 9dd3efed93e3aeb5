/** A notice as it is kept: a code with parameters, put into words when it is read. */
import { allNoticeKinds, noticeKinds, noticePlaces, type NoticeKind } from '@rafiq/shared/notices/status.ts';
import type { LeadFacts } from '@rafiq/shared/leads/contract.ts';
import { reasonParams } from '@rafiq/shared/reason.ts';
import * as z from 'zod';

const text = z.string().nullable();

/** What a notice says of a lead: less than everyone who may know of it may see, and never the customer. */
const noticeFacts = z.object({ product: text, industry: text, city: text, country: text });
export type NoticeFacts = z.output<typeof noticeFacts>;

export const factsOf = ({ productName, industry, city, country, countryText }: LeadFacts): NoticeFacts => ({
  product: productName,
  industry,
  city,
  country: country ?? countryText,
});

/** The same of a registration, whose industry nobody says. */
export const factsOfDeal = ({
  productName,
  city,
  country,
}: Record<'productName' | 'city' | 'country', string | null>): NoticeFacts => ({
  product: productName,
  industry: null,
  city,
  country,
});

export const notice = z.object({
  id: z.string(),
  userId: z.string(),
  /** Where its reader belonged when it was given: elsewhere it is not shown any more. */
  organisation: z.string(),
  kind: z.enum(allNoticeKinds),
  code: z.string(),
  params: reasonParams,
  facts: noticeFacts.nullable(),
  until: text,
  about: z.object({ place: z.enum(noticePlaces), id: text }),
  /** The clock it tells of. Once that has stopped, no mail goes out for it any more. */
  clock: z.object({ partnerId: z.string(), leadId: z.string(), name: z.string() }).nullable(),
  givenAt: z.string(),
  readAt: text.default(null),
});
export type Notice = z.output<typeof notice>;

/** What is to be told, before it is known to whom. */
export type Tiding = Omit<Notice, 'userId' | 'organisation' | 'givenAt' | 'readAt'>;

/** Whether a notice stands in its reader's list; one nobody can choose about is only mailed. */
export const isListed = ({ kind }: { kind: NoticeKind }): boolean => noticeKinds[kind].readers.length > 0;

/** Notices are kept for so long. */
export const keptDays = 90;
