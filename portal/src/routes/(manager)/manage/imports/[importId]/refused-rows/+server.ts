import { redirect } from '@sveltejs/kit';
import { readRefusedRows } from '@rafiq/shared/imports/contract.ts';
import { apiOf } from '#lib/server/api.ts';
import type { RequestHandler } from './$types';

/** Leads to the file of refused rows by a link made at this moment: one in a page that stood open would be too old. */
export const GET: RequestHandler = async (event) => {
  const { importId } = event.params;
  const { url } = await apiOf(event).read(readRefusedRows, { params: { importId } });
  redirect(303, url, { external: true });
};
