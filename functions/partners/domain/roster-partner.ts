import { partner } from '@rafiq/shared/partners/contract.ts';
import * as z from 'zod';

const { address } = partner.shape;

/** What distribution knows of a partner: who it is, what it takes, and when it is there. */
export const rosterPartner = z
  .object(partner.shape)
  .pick({
    id: true,
    name: true,
    status: true,
    kind: true,
    tier: true,
    country: true,
    territories: true,
    specialisations: true,
    weight: true,
    capacity: true,
    timeZone: true,
    workingHours: true,
    holidays: true,
    timeOff: true,
    managerId: true,
    createdAt: true,
    backInPlayAt: true,
  })
  // Of its address what says how far it is, no more: every partner's is kept in memory.
  .extend({ address: z.object(address.shape).pick({ subdivision: true, postalCode: true }) });
type RosterPartner = z.output<typeof rosterPartner>;

/** Every partner at one moment; `version` counts the changes of partners and names the moment. */
export interface Roster {
  version: number;
  /** In the order of their ids. */
  partners: readonly RosterPartner[];
}
