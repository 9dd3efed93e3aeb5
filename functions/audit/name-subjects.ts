/** What records are called, as far as a reader may know it. */
import { idPrefixes } from '@rafiq/shared/ids.ts';
import { findAccount } from '#functions/accounts/index.ts';
import { nameCases, nameDeals } from '#functions/deals/index.ts';
import { findMember } from '#functions/identity/index.ts';
import type { Caller } from '#functions/kernel/caller.ts';
import { nameLeads } from '#functions/leads/index.ts';
import { findPartner } from '#functions/partners/index.ts';
import { kindOf, type AuditedEvent } from './domain/audited-event.ts';
import type { Entry } from './domain/link.ts';
import { remembering } from './remembering.ts';

/** The records whose names their rooms tell to those who may know them; a contact that was seen is of either. */
const roomsOwn = {
  lead: { prefix: idPrefixes.lead, nameAll: nameLeads },
  deal: { prefix: idPrefixes.deal, nameAll: nameDeals },
  conflict: { prefix: idPrefixes.conflict, nameAll: nameCases },
} as const;
const ofRooms = Object.values(roomsOwn);
const kindsOfRooms: readonly string[] = [...Object.keys(roomsOwn), 'contact'];

const isOfRoom = ({ type }: Entry): boolean => kindsOfRooms.includes(kindOf(type));

const textIn = (event: AuditedEvent | undefined, name: string): string => {
  const value = event?.event.data[name];
  return typeof value === 'string' ? value : '';
};

/**
 * Names the records of some entries in their order; null where nothing is known (1 request for all leads, for all
 * registrations and for all conflicts, 1 for each
 * other record that has a name elsewhere than in its event).
 */
export async function nameSubjects(
  entries: readonly Entry[],
  events: readonly (AuditedEvent | undefined)[],
  caller: Caller,
): Promise<(string | null)[]> {
  const ids = [...new Set(entries.filter(isOfRoom).map(({ subject }) => subject))];
  const named = await Promise.all(
    ofRooms.map(({ prefix, nameAll }) =>
      nameAll(
        caller,
        ids.filter((id) => id.startsWith(`${prefix}_`)),
      ),
    ),
  );
  const roomNames = new Map(named.flatMap((names) => [...names]));
  const partner = remembering(async (id) => (await findPartner(id))?.name ?? null);
  const account = remembering(async (id) => (await findAccount(id))?.name ?? null);
  const member = remembering(async (place) => {
    const [organisation = '', id = ''] = place.split('#');
    return (await findMember(organisation, id))?.name ?? null;
  });
  const isWithin = (organisation: string): boolean =>
    caller.partnerId === null || caller.partnerId === organisation;

  const nameOf = async (entry: Entry, event: AuditedEvent | undefined): Promise<string | null> => {
    const { subject, type } = entry;
    if (isOfRoom(entry)) return roomNames.get(subject) ?? null;
    const kind = kindOf(type);
    if (kind === 'partner') return isWithin(subject) ? partner(subject) : null;
    if (kind === 'member') {
      const organisation = textIn(event, 'organisation');
      return isWithin(organisation) ? member(`${organisation}#${subject}`) : null;
    }
    if (kind === 'product') return textIn(event, 'name') || null;
    return kind === 'account' && caller.partnerId === null ? account(subject) : null;
  };
  return Promise.all(entries.map((entry, index) => nameOf(entry, events[index])));
}
