/** Whose channel this is: asked of the API now and then, for every page, also those of nobody in particular. */
import { createClient } from '@rafiq/shared/client.ts';
import { readChannel } from '@rafiq/shared/settings/contract.ts';
import type { ChannelSettings } from '@rafiq/shared/settings/contract.ts';
import { API_URL } from '$app/env/private';
import { channelOf } from './channel-of.ts';
import type { Channel } from './channel-of.ts';
import { nodeExchange } from './node-exchange.ts';
import { Remembered } from './remembered.ts';

const goodForMs = 30_000;
const timeoutMs = 2_000;
const client = createClient({ baseUrl: API_URL, exchange: nodeExchange });
const known = new Remembered<Channel>(goodForMs);

async function readAnew(): Promise<Channel | undefined> {
  try {
    const { data } = await client.call(readChannel, { timeoutMs });
    return channelOf(data);
  } catch (cause) {
    // A page without the newest name is better than none; the next reading says it.
    console.error(JSON.stringify({ level: 'error', api: readChannel.id, cause: String(cause) }));
    return undefined;
  }
}

/** The channel as it was at most half a minute ago. */
export const currentChannel = async (): Promise<Channel> =>
  (await known.get('channel', readAnew)) ?? { vendorName: null, defaultLanguage: 'en' };

/** What a page shows that has just changed the channel; everybody else reads it anew. */
export function changedChannel(settings: ChannelSettings): Channel {
  known.forget();
  return channelOf(settings);
}
