/** Shown when a page cannot be fetched and is not kept: it asks the server for nothing. */
import { readKeptPages } from '#lib/road/kept-list.ts';
import { browser } from '$app/env';
import type { PageLoad } from './$types';

export const load: PageLoad = async () => ({ kept: browser ? await readKeptPages() : [] });
