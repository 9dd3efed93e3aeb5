import { updatePartner } from '@rafiq/shared/partners/contract.ts';
import { renameWrites } from '#functions/identity/index.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { untilSettledOn } from '#functions/kernel/until-settled-on.ts';
import { changePartner } from '../domain/change-partner.ts';
import { planParent } from '../plan-parent.ts';
import { requireReferences } from '../require-references.ts';
import { dynamoPartnerStore as partners } from '../store/dynamo-partner-store.ts';

/** Reads and decides again when somebody above the partner changed between the reading and the writing. */
const untilAboveSettled = untilSettledOn('partner-above');

/** Changes a partner that is still as its reader saw it. */
export const update = handle(updatePartner, ({ partnerId }, { body, change, ifMatch }) =>
  untilAboveSettled(async () => {
    const before = await partners.find(partnerId);
    if (before === undefined) throw new Problem('not-found');
    if (before.version !== ifMatch) throw new Problem('stale');
    await requireReferences(body);
    const { partner, changed } = changePartner(before, body, change.at);
    if (changed.length === 0) return before;
    const served = new Set(before.territories.map(({ country }) => country));
    const addedCountries = [
      ...new Set(partner.territories.map(({ country }) => country).filter((country) => !served.has(country))),
    ];
    const renamed = changed.includes('name') ? renameWrites(partner.id, partner.name) : [];
    // Whoever counts by country welcomes it in those it serves from now on.
    const event = {
      verb: 'updated',
      changed,
      ...(addedCountries.length > 0 && { data: { addedCountries } }),
    };
    return partners.save(before, partner, event, change, {
      writes: [...renamed, ...(await planParent(before, partner))],
      events: [],
    });
  }),
);
