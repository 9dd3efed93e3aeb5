import type { VendorDeal } from '@rafiq/shared/deals/contract.ts';
import { readPartner } from '@rafiq/shared/partners/contract.ts';
import type { Api } from '#lib/server/api.ts';

/** So many partners behind the evidence are named. */
const mostNamed = 10;

/**
 * The names of the partners whose records stand behind verdicts, by id.
 * @param known names that the page has read already
 */
export async function partnerNames(
  api: Api,
  verdicts: VendorDeal['verdicts'],
  known: Readonly<Record<string, string>>,
): Promise<Record<string, string>> {
  const ids = verdicts.flatMap(({ evidence }) => evidence.flatMap(({ partnerId }) => partnerId ?? []));
  const unknown = [...new Set(ids)].filter((id) => known[id] === undefined).slice(0, mostNamed);
  const read = await Promise.all(
    unknown.map(async (id): Promise<[string, string][]> => {
      const outcome = await api.act(readPartner, { params: { partnerId: id } });
      return outcome.ok ? [[id, outcome.value.name]] : [];
    }),
  );
  return { ...known, ...Object.fromEntries(read.flat()) };
}
