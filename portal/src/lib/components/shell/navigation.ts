/** The places of the portal for each side: one list for the rail, the tab bar, the palette and the key help. */
import type { IconName } from '#lib/ui/icon-names.ts';
import type { Permission } from '@rafiq/shared/permissions.ts';
import { mayHere, type MemberHere } from '../member-here.ts';
import { m } from '#lib/paraglide/messages.js';

export interface Place {
  href: string;
  label: () => string;
  icon: IconName;
  /** Which count of the layout's data stands beside it. */
  count?: 'offers' | 'unplaced';
  /** Pages that belong to it although they lie elsewhere. */
  also?: readonly string[];
  /** Without it the place would only refuse. */
  needs?: Permission;
}

export type Side = 'partner' | 'vendor';

export const places: Readonly<Record<Side, readonly Place[]>> = {
  partner: [
    { href: '/today', label: m.nav_today, icon: 'sun-medium' },
    { href: '/offers', label: m.nav_offers, icon: 'inbox', count: 'offers' },
    { href: '/leads', label: m.nav_leads, icon: 'users-round' },
    { href: '/deals', label: m.nav_deals, icon: 'file-check' },
    { href: '/pool', label: m.nav_pool, icon: 'waves' },
    { href: '/organisation', label: m.nav_organisation, icon: 'building-2' },
  ],
  vendor: [
    { href: '/manage', label: m.nav_overview, icon: 'layout-dashboard' },
    { href: '/manage/leads', label: m.nav_leads_all, icon: 'users-round' },
    { href: '/manage/unplaced', label: m.nav_unplaced, icon: 'circle-alert', count: 'unplaced' },
    { href: '/manage/partners', label: m.nav_partners, icon: 'handshake' },
    { href: '/manage/deals', label: m.nav_deals_all, icon: 'shield-check', needs: 'deals.read' },
    {
      href: '/manage/conflicts',
      label: m.nav_conflicts_all,
      icon: 'scale',
      also: ['/manage/conflict-rules'],
      needs: 'conflicts.read',
    },
    { href: '/manage/accounts', label: m.nav_accounts, icon: 'briefcase-business', needs: 'accounts.read' },
    { href: '/manage/products', label: m.nav_products, icon: 'package' },
    { href: '/manage/forms', label: m.nav_forms, icon: 'text-cursor-input', needs: 'forms.read' },
    { href: '/manage/imports', label: m.nav_imports, icon: 'file-up', needs: 'imports.run' },
    { href: '/manage/people', label: m.nav_people, icon: 'user-cog', needs: 'identity.read-members' },
    { href: '/manage/settings', label: m.nav_settings, icon: 'settings-2', needs: 'settings.read' },
    { href: '/manage/policy', label: m.nav_policy, icon: 'route', needs: 'policies.read' },
    { href: '/manage/audit', label: m.nav_audit, icon: 'file-clock', needs: 'audit.read' },
  ],
};

/** The places of a side that are open to a member. */
export const placesFor = (side: Side, member: MemberHere): readonly Place[] =>
  places[side].filter(({ needs }) => needs === undefined || mayHere(member, needs));

/** Where each side begins. */
export const firstPlace = (side: Side): string => places[side][0]?.href ?? '/';

/** Whether a place is where the reader is: the page itself, one below it, or one that belongs to it. */
export function isHere(place: Place, pathname: string, side: Side): boolean {
  if (place.href === firstPlace(side)) return pathname === place.href;
  return [place.href, ...(place.also ?? [])].some(
    (path) => pathname === path || pathname.startsWith(`${path}/`),
  );
}
