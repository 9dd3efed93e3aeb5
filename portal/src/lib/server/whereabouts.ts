/** On what and from where somebody signs in, as far as the request itself says. */
import type { RequestEvent } from '@sveltejs/kit';
import { readPreferences } from './preferences.ts';

export interface Whereabouts {
  browser: string | null;
  system: string | null;
  /** ISO 3166-1 alpha-2, where the edge says it. */
  country: string | null;
  /** The time zone this browser reads in, if it has told. */
  timeZone: string | null;
}

/** In this order: many browsers also name those they descend from. */
const browsers: readonly [RegExp, string][] = [
  [/\bEdgA?\/|\bEdgiOS\//, 'Edge'],
  [/\bOPR\/|\bOPT\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/\bChrome\/|\bCriOS\/|\bChromium\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];
const systems: readonly [RegExp, string][] = [
  [/\bAndroid\b/, 'Android'],
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
];

const nameOf = (userAgent: string, known: readonly [RegExp, string][]): string | null =>
  known.find(([pattern]) => pattern.test(userAgent))?.[1] ?? null;

/** The browser and the system a user agent names. */
export const deviceOf = (userAgent: string): Pick<Whereabouts, 'browser' | 'system'> => ({
  browser: nameOf(userAgent, browsers),
  system: nameOf(userAgent, systems),
});

export function whereaboutsOf(event: RequestEvent): Whereabouts {
  const country = event.request.headers.get('cloudfront-viewer-country');
  const { timeZone } = readPreferences(event).reader;
  return {
    ...deviceOf(event.request.headers.get('user-agent') ?? ''),
    country: country !== null && /^[A-Z]{2}$/.test(country) ? country : null,
    timeZone: timeZone === 'UTC' ? null : timeZone,
  };
}
