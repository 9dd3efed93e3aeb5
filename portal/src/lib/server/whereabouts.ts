/** On what and from where somebody signs in, as far as the request itself says. */
import type { RequestEvent } from '@sveltejs/kit';
import { deviceOf, type Device } from './device-of.ts';
import { readPreferences } from './preferences.ts';

export interface Whereabouts extends Device {
  /** ISO 3166-1 alpha-2, where the edge says it. */
  country: string | null;
  /** The time zone this browser reads in, if it has told. */
  timeZone: string | null;
}

export function whereaboutsOf(event: RequestEvent): Whereabouts {
  const country = event.request.headers.get('cloudfront-viewer-country');
  const { timeZone } = readPreferences(event).reader;
  return {
    ...deviceOf(event.request.headers.get('user-agent') ?? ''),
    country: country !== null && /^[A-Z]{2}$/.test(country) ? country : null,
    timeZone: timeZone === 'UTC' ? null : timeZone,
  };
}
