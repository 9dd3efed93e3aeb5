import * as z from 'zod';

const id = z.string().max(80).nullable().catch(null);

/** What may stand in an event that is told of. Whatever is missing or of another shape tells nothing. */
const told = z.object({
  partnerId: id,
  supersededPartnerId: id,
  from: id,
  to: id,
  conflictId: id,
  claimantId: id,
  holderIds: z.array(z.string().max(80)).max(20).catch([]),
  holdersTold: z.boolean().catch(false),
  ownerId: id,
  importId: id,
  userId: id,
  organisation: id,
  role: z.string().catch(''),
  byMail: z.boolean().catch(false),
  mentions: z.array(z.string().max(80)).max(50).catch([]),
  rows: z.object({ taken: z.number(), unchanged: z.number(), refused: z.number() }).nullable().catch(null),
});

/** The data of an event, read with grace: other rooms may say more, or less, than is known here. */
export const toldBy = (data: Readonly<Record<string, unknown>>): z.output<typeof told> => told.parse(data);
