/**
 * The empty page a browser keeps: opened without a connection at the address of a page that is kept, it comes alive
 * there and asks the service worker for that page's data. Opened as itself it has nothing to show.
 */
import { redirect } from '@sveltejs/kit';
import type { PageLoad } from './$types';

export const ssr = false;

export const load: PageLoad = () => redirect(307, '/today');
