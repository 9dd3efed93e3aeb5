import { dialogsFor } from '#lib/components/people/load-dialogs.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ data, url }) => ({ ...data, dialogs: await dialogsFor(url) });
