/** Whose channel this is: asked of the API now and then, for every page, also those of nobody in particular. */
import { createClient } from '@rafiq/shared/client.ts';
import { readChannel } from '@rafiq/shared/settings/contract.ts';
import type { ChannelSettings } from '@rafiq/shared/settings/contract.ts';
import { API_URL } from '$app/env/private';

export interface Channel extends Pick<ChannelSettings, 'defaultLanguage'> {
  /** Null while nobody has named the vendor. */
  vendorName: string | null;
}

const goodForMs = 30_000;
const timeoutMs = 2_000;
const client = createClient({ baseUrl: API_URL });

/** What the API said last. */
let known: Channel = { vendorName: null, defaultLanguage: 'en' };
let readAtMs = Number.NEGATIVE_INFINITY;
let reading: Promise<void> | undefined;

async function readAnew(): Promise<void> {
  try {
    const { data } = await client.call(readChannel, { signal: AbortSignal.timeout(timeoutMs) });
    const { vendorName, defaultLanguage, version } = data;
    known = { vendorName: version === 1 ? null : vendorName, defaultLanguage };
  } catch (cause) {
    // A page without the newest name is better than none; the next reading says it.
    console.error(JSON.stringify({ level: 'error', api: readChannel.id, cause: String(cause) }));
  }
  readAtMs = Date.now();
}

/** The channel as it was at most half a minute ago. */
export async function currentChannel(): Promise<Channel> {
  if (Date.now() - readAtMs > goodForMs) await (reading ??= readAnew().finally(() => (reading = undefined)));
  return known;
}

/** Forgets what was read, for whoever has just changed it. */
export const forgetChannel = (): void => {
  readAtMs = Number.NEGATIVE_INFINITY;
};
