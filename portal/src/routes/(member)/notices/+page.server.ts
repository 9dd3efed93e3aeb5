import { listNotices, markAllNoticesRead, markNoticeRead } from '@rafiq/shared/notices/contract.ts';
import { done, refused } from '#lib/server/answer.ts';
import { apiOf } from '#lib/server/api.ts';
import { PostedForm } from '#lib/server/form.ts';
import { m } from '#lib/paraglide/messages.js';
import { askedNotices } from './asked-notices.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url;
  const status = askedNotices(event.url);
  const cursor = searchParams.get('cursor') ?? undefined;
  const notices = await apiOf(event).read(listNotices, { query: { status, cursor } });
  return { status: status ?? ('all' as const), notices };
};

export const actions: Actions = {
  readAll: async (event) => {
    const { idempotencyKey } = await PostedForm.of(event.request);
    const outcome = await apiOf(event).act(markAllNoticesRead, { body: {}, idempotencyKey });
    return outcome.ok ? done('readAll', m.notices_marked()) : refused('readAll', outcome.problem);
  },
  readOne: async (event) => {
    const form = await PostedForm.of(event.request);
    const outcome = await apiOf(event).act(markNoticeRead, {
      params: { noticeId: form.textOrEmpty('noticeId') },
      body: {},
      idempotencyKey: form.idempotencyKey,
    });
    return outcome.ok ? done('readOne', '') : refused('readOne', outcome.problem);
  },
};
