/** On what and from where somebody signs in, as far as the request itself says. */
import type { RequestEvent } from '@sveltejs/kit';
import { deviceOf, type Device } from './device-of.ts';

export interface Whereabouts extends Device {
  /** The time zone this browser reads in, if it has told: where it is, without asking anybody else. */
  timeZone: string | null;
}

export function whereaboutsOf(event: RequestEvent): Whereabouts {
  const { timeZone } = event.locals.reader;
  return {
    ...deviceOf(event.request.headers.get('user-agent') ?? ''),
    timeZone: timeZone === 'UTC' ? null : timeZone,
  };
}
