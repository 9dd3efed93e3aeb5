import { readChannel, saveChannel } from '@rafiq/shared/settings/contract.ts';
import type { ChannelSettings } from '@rafiq/shared/settings/contract.ts';
import { apiOf } from '#lib/server/api.ts';
import { changedChannel } from '#lib/server/channel.ts';
import { PostedForm } from '#lib/server/form.ts';
import { refusedKeeping } from '../../refused-keeping.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  return { channel: await apiOf(event).read(readChannel, {}) };
};

export const actions: Actions = {
  /** Names the vendor and its language, over the version its reader saw. */
  channel: async (event) => {
    const form = await PostedForm.of(event.request);
    const outcome = await apiOf(event).act(saveChannel, {
      body: {
        vendorName: form.textOrEmpty('vendorName'),
        // As it was posted: the API says what is wrong with it.
        defaultLanguage: form.textOrEmpty('defaultLanguage') as ChannelSettings['defaultLanguage'],
      },
      ifMatch: form.number('version') ?? 0,
      idempotencyKey: form.idempotencyKey,
    });
    if (!outcome.ok) return refusedKeeping('channel', outcome.problem, form);
    // The page that follows says it already.
    event.locals.channel = changedChannel(outcome.value);
    return { form: 'channel', saved: true };
  },
};
