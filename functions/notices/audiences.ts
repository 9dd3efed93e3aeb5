/** Who is told of an event. Everyone is found on the roll of an organisation that has to do with it, or not at all. */
import { activePeople, findMember } from '#functions/identity/index.ts';
import { starterOf } from '#functions/imports/index.ts';
import type { StoredEvent } from '#functions/kernel/event.ts';
import { findPartner } from '#functions/partners/index.ts';
import type { Audience } from './domain/tellings.ts';
import { toldBy } from './domain/told-by.ts';

export interface Addressee {
  userId: string;
  organisation: string;
}

const vendor = 'vendor';

/** Everyone active at a partner (1 request). */
export const peopleOf = async (partnerId: string | null): Promise<Addressee[]> =>
  partnerId === null
    ? []
    : (await activePeople(partnerId)).map((userId) => ({ userId, organisation: partnerId }));

/** One person, if an organisation among these has it on its roll (1 request each). */
async function findAmong(organisations: readonly string[], userId: string | null): Promise<Addressee[]> {
  if (userId === null) return [];
  const entries = await Promise.all(organisations.map((organisation) => findMember(organisation, userId)));
  const found = entries.find((entry) => entry !== undefined && entry.status !== 'removed');
  return found === undefined ? [] : [{ userId, organisation: found.organisation }];
}

/** Whoever of the vendor looks after some partners, each once (1 request for each partner and person). */
async function managersOf(partnerIds: readonly string[]): Promise<Addressee[]> {
  const partners = await Promise.all(partnerIds.map((id) => findPartner(id)));
  const managers = new Set(partners.flatMap((partner) => partner?.managerId ?? []));
  return (await Promise.all([...managers].map((id) => findAmong([vendor], id)))).flat();
}

/** Who decides a case: whoever took it; while nobody has, or they have left, the managers of its sides. */
export async function keepersOf(of: {
  ownerId: string | null;
  claimantId: string | null;
  holderIds: readonly string[];
}): Promise<Addressee[]> {
  const owner = await findAmong([vendor], of.ownerId);
  if (owner.length > 0) return owner;
  return managersOf([of.claimantId, ...of.holderIds].filter((id) => id !== null));
}

const audiences: Readonly<Record<Audience, (event: StoredEvent) => Promise<Addressee[]>>> = {
  'partner-people': ({ data }) => peopleOf(toldBy(data).partnerId),

  'former-people': ({ data }) => peopleOf(toldBy(data).supersededPartnerId),

  'partner-manager': async ({ data, by }) => {
    const partnerId = toldBy(data).partnerId ?? by.organisation;
    return partnerId === null ? [] : managersOf([partnerId]);
  },

  'claimant-people': ({ data }) => peopleOf(toldBy(data).claimantId),

  /** Until they were told that there is a case, nothing of it reaches those who hold the account. */
  'holder-people': async ({ data }) => {
    const { holderIds, holdersTold } = toldBy(data);
    return holdersTold ? (await Promise.all(holderIds.map(peopleOf))).flat() : [];
  },

  'case-keepers': ({ data }) => keepersOf(toldBy(data)),

  /** Whether they may see the record was asked when they were mentioned; strangers to it stand on none of the rolls. */
  mentioned: async ({ data, by }) => {
    const { mentions, partnerId } = toldBy(data);
    const organisations = new Set([by.organisation, vendor, partnerId].filter((id) => id !== null));
    const found = await Promise.all([...new Set(mentions)].map((id) => findAmong([...organisations], id)));
    return found.flat();
  },

  'import-starter': async ({ subject }) => {
    const starter = await starterOf(subject);
    return starter?.kind === 'person' ? findAmong([starter.organisation ?? vendor], starter.id) : [];
  },

  invited: async ({ data }) => {
    const { byMail, organisation, userId } = toldBy(data);
    return byMail && organisation !== null ? findAmong([organisation], userId) : [];
  },
};

/** The people to tell of an event, without the one whose doing it was. */
export const audienceOf = async (event: StoredEvent, to: Audience): Promise<Addressee[]> =>
  (await audiences[to](event)).filter(({ userId }) => userId !== event.by.id);
