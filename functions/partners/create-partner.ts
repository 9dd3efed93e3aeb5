import type { IdKind } from '@rafiq/shared/ids.ts';
import type { NewPartner, Partner } from '@rafiq/shared/partners/contract.ts';
import {
  invitationEvent,
  isTaken,
  type NewInvitation,
  organisationWrites,
} from '#functions/identity/index.ts';
import { type Change, ConditionFailed, keepAnswer } from '#functions/kernel/commit.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { openPartner } from './domain/open-partner.ts';
import { requireReferences } from './require-references.ts';
import { dynamoPartnerStore as partners } from './store/dynamo-partner-store.ts';

const adminTaken = (): Problem =>
  new Problem('already-exists', { errors: [{ pointer: '/adminEmail', code: 'already-exists' }] });

/**
 * Records an active partner, its organisation, and the invitation of its admin. The same external reference again
 * answers the partner it already made and changes nothing.
 * @throws Problem `unknown-reference` for a product or manager that does not exist, `already-exists` for an
 * admin's e-mail that already belongs to someone
 * @param options whether the admin is told by mail now; people of an import wait until somebody sends for them
 */
export async function createPartner(
  input: NewPartner,
  change: Change,
  newId: (kind: IdKind) => string,
  { writeToAdmin = false }: { writeToAdmin?: boolean } = {},
): Promise<{ partner: Partner; outcome: 'created' | 'unchanged' }> {
  const known = input.externalRef && (await partners.findByRef(input.externalRef));
  if (known) return unchanged(known, change);
  await requireReferences(input);

  const partner = openPartner(input, { id: newId('partner'), at: change.at });
  const admin: NewInvitation | undefined =
    input.adminEmail === undefined
      ? undefined
      : {
          email: input.adminEmail,
          organisation: partner.id,
          role: 'partner-admin',
          userId: newId('user'),
          ...(writeToAdmin ? { sentAt: change.at } : {}),
        };
  if (admin !== undefined && (await isTaken(admin.email, partner.id))) throw adminTaken();
  const event = {
    verb: 'created',
    data: {
      country: partner.country,
      kind: partner.kind,
      tier: partner.tier,
      adminUserId: admin?.userId ?? null,
    },
  };
  try {
    await partners.insert(partner, event, change, {
      writes: organisationWrites({ organisation: partner.id, name: partner.name, admin }),
      events: admin === undefined ? [] : [invitationEvent(admin)],
    });
    return { partner, outcome: 'created' };
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
    // Somebody recorded the same reference at the same moment.
    const winner =
      error.label === 'partner-ref' && input.externalRef && (await partners.findByRef(input.externalRef));
    if (winner) return unchanged(winner, change);
    throw error;
  }
}

const unchanged = async (partner: Partner, change: Change) =>
  ({ partner: await keepAnswer(change, partner), outcome: 'unchanged' }) as const;
