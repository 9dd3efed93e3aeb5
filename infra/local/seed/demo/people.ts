/** The people of the vendor and its partners, invited to sign in. */
import {
  clientMembershipWrites,
  invitationEvent,
  invitationWrites,
  renameWrites,
  type NewInvitation,
} from '#functions/identity/index.ts';
import type { Actor } from '#functions/kernel/event.ts';
import { channelPlan } from '#functions/settings/index.ts';
import type { KnownAccounts } from '../../identity/known-accounts.ts';
import { vendorName } from './content/products.ts';
import { dayMs, type World } from './world.ts';

/** The vendor's people who act in the story. */
export interface VendorPeople {
  readonly operations: Actor;
  readonly manager: Actor;
  /** Looks after the partners of Europe and America. */
  readonly managerAbroad: Actor;
  /** The machine client through which campaigns and the CRM submit leads. */
  readonly integrator: Actor;
}

/** Rafiq at work: a worker by its name. */
export const systemActor = (id: string): Actor => ({ kind: 'system', id, organisation: null });

const members = [
  { who: 'operations', role: 'channel-operations', name: 'Nadia Rahimi', shown: true },
  { who: 'manager', role: 'channel-manager', name: 'Omar Haddad', shown: true },
  { who: 'manager.abroad', role: 'channel-manager', name: 'Ingrid Vogel', shown: false },
  { who: 'finance', role: 'finance', name: 'Priya Menon', shown: true },
  { who: 'viewer', role: 'viewer', name: 'Daniel Reed', shown: true },
] as const;

const addressOf = (who: string): string => `${who}@rafiq.example`;

/** The accounts of the vendor that the sign-in page offers. */
export const vendorAccounts: KnownAccounts['accounts'] = members
  .filter(({ shown }) => shown)
  .map(({ who, role, name }) => ({ email: addressOf(who), label: `${name}, ${vendorName}`, role }));

export const integratorClient: KnownAccounts['integrators'][number] = {
  clientId: 'demo-integrator',
  label: `Campaigns and CRM of ${vendorName}`,
};

/** Invites the vendor's people, long before the story begins. */
export function inviteVendorPeople(world: World, beginMs: number): VendorPeople {
  const founding = systemActor('bootstrap');
  const actors = members.map(({ who, role, name }, order): Actor => {
    const atMs = beginMs - 200 * dayMs + order * 60_000;
    const userId = world.newId('user', atMs);
    invite(world, atMs, founding, { email: addressOf(who), organisation: 'vendor', role, userId, name });
    return { kind: 'person', id: userId, organisation: 'vendor' };
  });
  const atMs = beginMs - 190 * dayMs;
  const clientUserId = world.newId('user', atMs);
  const named = { vendorName, defaultLanguage: 'en', version: 2 } as const;
  world.commit(world.changeBy(founding, atMs), channelPlan(named, renameWrites('vendor', vendorName)));
  world.commit(world.changeBy(founding, atMs), {
    writes: clientMembershipWrites({
      clientId: integratorClient.clientId,
      organisation: 'vendor',
      userId: clientUserId,
      name: integratorClient.label,
    }),
    events: [],
  });
  const [operations, manager, managerAbroad] = actors;
  if (operations === undefined || manager === undefined || managerAbroad === undefined) {
    throw new Error('The vendor has too few people');
  }
  const integrator: Actor = { kind: 'client', id: clientUserId, organisation: 'vendor' };
  return { operations, manager, managerAbroad, integrator };
}

/** Invites somebody, and tells of it. */
export function invite(world: World, atMs: number, by: Actor, invitation: NewInvitation): void {
  world.commit(world.changeBy(by, atMs), {
    writes: invitationWrites(invitation),
    events: [invitationEvent(invitation)],
  });
}
