/** The names of those who acted, read once each. */
import type { AuditEntry } from '@rafiq/shared/audit/contract.ts';
import { findMember } from '#functions/identity/index.ts';
import { findPartner } from '#functions/partners/index.ts';
import { remembering } from './remembering.ts';

export interface Acting {
  organisation: string;
  actor: { kind: 'person' | 'client' | 'system'; id: string };
}

/**
 * Presents some actors in their order (1 request for each distinct person, and for each partner if organisations are
 * to be named).
 */
export function presentActors(
  acting: readonly Acting[],
  { nameOrganisations }: { nameOrganisations: boolean },
): Promise<AuditEntry['actor'][]> {
  const organisationName = remembering(async (organisation) =>
    nameOrganisations && organisation !== 'vendor' ? ((await findPartner(organisation))?.name ?? null) : null,
  );
  const member = remembering(async (place) => {
    const [organisation = '', id = ''] = place.split('#');
    return (await findMember(organisation, id))?.name ?? null;
  });
  return Promise.all(
    acting.map(async ({ organisation, actor: { kind, id } }) => ({
      kind,
      id,
      name: kind === 'system' ? null : await member(`${organisation}#${id}`),
      organisation,
      organisationName: await organisationName(organisation),
    })),
  );
}
