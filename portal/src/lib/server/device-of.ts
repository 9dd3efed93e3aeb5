/** The browser and system somebody uses, as far as they give their names. */
export interface Device {
  browser: string | null;
  system: string | null;
}

/** In this order: many browsers also name those they descend from. */
const browsers: readonly [RegExp, string][] = [
  [/\bEdgA?\/|\bEdgiOS\//, 'Edge'],
  [/\bOPR\/|\bOPT\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/\b(Headless)?Chrome\/|\bCriOS\/|\bChromium\//, 'Chrome'],
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
export const deviceOf = (userAgent: string): Device => ({
  browser: nameOf(userAgent, browsers),
  system: nameOf(userAgent, systems),
});
