/** The places of the portal for each side: one list for the rail, the tab bar, the palette and the key help. */
import type { Component } from 'svelte';
import type { Permission } from '@rafiq/shared/permissions.ts';
import Briefcase from '@lucide/svelte/icons/briefcase-business';
import Building2 from '@lucide/svelte/icons/building-2';
import CircleAlert from '@lucide/svelte/icons/circle-alert';
import FileClock from '@lucide/svelte/icons/file-clock';
import FileUp from '@lucide/svelte/icons/file-up';
import Handshake from '@lucide/svelte/icons/handshake';
import Inbox from '@lucide/svelte/icons/inbox';
import LayoutDashboard from '@lucide/svelte/icons/layout-dashboard';
import Package from '@lucide/svelte/icons/package';
import Route from '@lucide/svelte/icons/route';
import Settings from '@lucide/svelte/icons/settings-2';
import Sun from '@lucide/svelte/icons/sun-medium';
import TextCursorInput from '@lucide/svelte/icons/text-cursor-input';
import UserCog from '@lucide/svelte/icons/user-cog';
import Users from '@lucide/svelte/icons/users-round';
import Waves from '@lucide/svelte/icons/waves';
import { m } from '#lib/paraglide/messages.js';

export interface Place {
  href: string;
  label: () => string;
  icon: Component;
  /** Which count of the layout's data stands beside it. */
  count?: 'offers' | 'unplaced';
  /** Without it the place would only refuse. */
  needs?: Permission;
}

export type Side = 'partner' | 'vendor';

export const places: Readonly<Record<Side, readonly Place[]>> = {
  partner: [
    { href: '/today', label: m.nav_today, icon: Sun },
    { href: '/offers', label: m.nav_offers, icon: Inbox, count: 'offers' },
    { href: '/pool', label: m.nav_pool, icon: Waves },
    { href: '/leads', label: m.nav_leads, icon: Users },
    { href: '/organisation', label: m.nav_organisation, icon: Building2 },
  ],
  vendor: [
    { href: '/manage', label: m.nav_overview, icon: LayoutDashboard },
    { href: '/manage/leads', label: m.nav_leads_all, icon: Users },
    { href: '/manage/unplaced', label: m.nav_unplaced, icon: CircleAlert, count: 'unplaced' },
    { href: '/manage/partners', label: m.nav_partners, icon: Handshake },
    { href: '/manage/accounts', label: m.nav_accounts, icon: Briefcase, needs: 'accounts.read' },
    { href: '/manage/products', label: m.nav_products, icon: Package },
    { href: '/manage/forms', label: m.nav_forms, icon: TextCursorInput, needs: 'forms.read' },
    { href: '/manage/imports', label: m.nav_imports, icon: FileUp, needs: 'imports.run' },
    { href: '/manage/people', label: m.nav_people, icon: UserCog, needs: 'identity.read-members' },
    { href: '/manage/settings', label: m.nav_settings, icon: Settings, needs: 'settings.read' },
    { href: '/manage/policy', label: m.nav_policy, icon: Route, needs: 'policies.read' },
    { href: '/manage/audit', label: m.nav_audit, icon: FileClock, needs: 'audit.read' },
  ],
};

/** The places of a side that are open to somebody with these permissions. */
export const placesFor = (side: Side, permissions: readonly Permission[]): readonly Place[] =>
  places[side].filter(({ needs }) => needs === undefined || permissions.includes(needs));

/** Where each side begins. */
export const firstPlace = (side: Side): string => places[side][0]?.href ?? '/';

/** Whether a place is where the reader is: the page itself or one below it. */
export function isHere(place: Place, pathname: string, side: Side): boolean {
  if (place.href === firstPlace(side)) return pathname === place.href;
  return pathname === place.href || pathname.startsWith(`${place.href}/`);
}
