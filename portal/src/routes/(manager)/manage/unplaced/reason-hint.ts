import { m } from '#lib/paraglide/messages.js';

const hints: Readonly<Record<string, () => string>> = {
  'unplaced.nobody-serves': m.unplaced_hint_nobody_serves,
  'unplaced.no-country': m.unplaced_hint_no_country,
  'unplaced.unknown-country': m.unplaced_hint_no_country,
  'unplaced.no-consent': m.unplaced_hint_no_consent,
  'unplaced.specialisation': m.unplaced_hint_specialisation,
  'unplaced.availability': m.unplaced_hint_availability,
  'unplaced.capacity': m.unplaced_hint_capacity,
  'unplaced.hop-limit': m.unplaced_hint_hop_limit,
};

/** What a manager can do about leads that are unplaced for this reason. */
export const reasonHint = (code: string): string => (hints[code] ?? m.unplaced_hint_any)();
