/** What the form of a partner chooses from: products, the vendor's managers, time zones. */
import { listMembers } from '@rafiq/shared/identity/contract.ts';
import { listProducts } from '@rafiq/shared/products/contract.ts';
import { zoneChoices } from '#lib/format/zones.ts';
import type { Api } from '#lib/server/api.ts';

const atMost = 100;

export async function partnerChoices(api: Api, permissions: readonly string[], zone?: string) {
  const [products, members] = await Promise.all([
    api.read(listProducts, { query: { limit: atMost } }),
    permissions.includes('identity.read-members')
      ? api.act(listMembers, { query: { limit: atMost } })
      : undefined,
  ]);
  return {
    products: products.items.map(({ id, name, active }) => ({ id, name, active })),
    managers: (members?.ok ? members.value.items : [])
      .filter(({ role, status }) => role === 'channel-manager' && status !== 'removed')
      .map(({ id, name, email }) => ({ value: id, label: name ?? email })),
    timeZones: zoneChoices(zone === undefined ? [] : [zone], false),
  };
}
export type PartnerChoices = Awaited<ReturnType<typeof partnerChoices>>;
