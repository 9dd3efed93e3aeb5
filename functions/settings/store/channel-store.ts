/** Whose channel this is, in the one table: one item, read with 1 request. */
import { channelSettings, type ChannelSettings } from '@rafiq/shared/settings/contract.ts';
import * as z from 'zod';
import { atVersionOrShipped, type Write } from '#functions/kernel/commit.ts';
import { getItem, type Item, type Key } from '#functions/kernel/dynamo.ts';
import type { EventDraft } from '#functions/kernel/event.ts';
import { recordReader } from '#functions/kernel/record.ts';

const channelKey: Key = { pk: 'SETTINGS#channel', sk: 'RECORD' };

const readChannel = recordReader('channel', z.object(channelSettings.shape));

/** Before anyone named it, the vendor is called as the product is, and speaks English. */
const parseChannel = (item: Item | undefined): ChannelSettings =>
  item === undefined ? { vendorName: 'Rafiq', defaultLanguage: 'en', version: 1 } : readChannel(item);

/** What the vendor is called and which language it speaks (1 request). */
export const findChannel = async (): Promise<ChannelSettings> => parseChannel(await getItem(channelKey));

/**
 * What naming the channel writes and tells, over the version that was read (label `channel` if it has moved on).
 * @param rename the writes by which the vendor's organisation is called so, too
 */
export function channelPlan(
  next: ChannelSettings,
  rename: readonly Write[],
): { writes: Write[]; events: EventDraft[] } {
  return {
    writes: [
      {
        label: 'channel',
        put: { ...channelKey, kind: 'channel', schema: 1, ...next },
        when: atVersionOrShipped(next.version - 1),
      },
      ...rename,
    ],
    events: [
      {
        type: 'rafiq.settings.channel.saved.v1',
        subject: 'channel',
        pk: channelKey.pk,
        version: next.version,
        data: { vendorName: next.vendorName, defaultLanguage: next.defaultLanguage },
        changed: ['vendorName', 'defaultLanguage'],
      },
    ],
  };
}
