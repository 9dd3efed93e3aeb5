import type { Capacity, Territory, WorkingHours } from '@rafiq/shared/partners/contract.ts';
import { weekdays, type PartnerKind, type Tier, type Weekday } from '@rafiq/shared/partners/status.ts';
import type { Culture } from './person-names.ts';
import type { NoteLanguage } from './notes.ts';

/** How a partner treats what it is offered. */
export type Temper = 'keen' | 'steady' | 'slow';

/** A partner of the demo channel, as its vendor would describe it. */
export interface DemoPartner {
  /** Names it in addresses: `admin@<slug>.example`. */
  slug: string;
  name: string;
  country: string;
  city: string;
  kind: PartnerKind;
  tier: Tier;
  weight: number;
  temper: Temper;
  culture: Culture;
  /** In which its people write their notes. */
  writes: NoteLanguage;
  /** Its whole country if absent. */
  territories?: Territory[];
  /** Keys of the products it is good at; every product if absent. */
  products?: readonly string[];
  industries?: string[];
  languages?: string[];
  certifications?: readonly string[];
  capacity?: Capacity;
  timeZone?: string;
  /** The office week of its country if absent. */
  workingHours?: WorkingHours;
  /** Joined so many days before now; long before the story begins if absent. */
  joinedDaysAgo?: number;
}

/** The same hours on each of these days, in one span or two. */
export const hoursOn = (days: readonly Weekday[], ...spans: { from: string; to: string }[]): WorkingHours =>
  Object.fromEntries(weekdays.map((day) => [day, days.includes(day) ? spans : []])) as WorkingHours;

export const sundayToThursday = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday'] as const;
export const saturdayToThursday = ['saturday', ...sundayToThursday] as const;
export const mondayToSaturday = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

/** Day and night: a desk that is always staffed. */
export const aroundTheClock = hoursOn(weekdays, { from: '00:00', to: '24:00' });
