/** Where files lie that may tell of a registration's contact: at the registration, and in the conflict cases around it. */
import { filesTold } from './store/deal-contacts.ts';
import { caseTimelineOf, dealTimelineOf, ownCaseTimelineOf, ownDealTimelineOf } from './store/deal-keys.ts';
import { casesAround } from './cases-around.ts';
import { findDeal } from './store/deal-store.ts';

export interface FilesAround {
  subject: { kind: 'deal' | 'conflict'; id: string };
  /** The partners that may have some there. */
  partnerIds: readonly string[];
  /** The files that timelines tell of. */
  attachmentIds: readonly string[];
}

/** The places of a registration's files (2 requests, and 1 for each timeline); none where it does not exist. */
export async function filesAround(dealId: string): Promise<FilesAround[]> {
  const deal = await findDeal(dealId);
  if (deal === undefined) return [];
  const { partnerId } = deal;
  const cases = await casesAround(deal);
  return [
    {
      subject: { kind: 'deal', id: dealId },
      partnerIds: [partnerId],
      attachmentIds: await filesTold([dealTimelineOf(dealId), ownDealTimelineOf(partnerId, dealId)]),
    },
    ...(await Promise.all(
      cases.map(async ({ id, claimant, holders }): Promise<FilesAround> => {
        const partnerIds = [claimant, ...holders].map((party) => party.partnerId);
        const own = partnerIds.map((sideId) => ownCaseTimelineOf(sideId, id));
        return {
          subject: { kind: 'conflict', id },
          partnerIds,
          attachmentIds: await filesTold([caseTimelineOf(id), ...own]),
        };
      }),
    )),
  ];
}
