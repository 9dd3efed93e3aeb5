import { redirect } from '@sveltejs/kit';
import { downloadAttachment } from '@rafiq/shared/attachments/contract.ts';
import { apiOf } from '#lib/server/api.ts';
import type { RequestHandler } from './$types';

/** Leads to the file itself by a link that is good for a minute; the address that people keep asks again each time. */
export const GET: RequestHandler = async (event) => {
  const { attachmentId } = event.params;
  const { url } = await apiOf(event).read(downloadAttachment, { params: { attachmentId } });
  redirect(303, url, { external: true });
};
