import type { SavedView } from '@rafiq/shared/views/contract.ts';
import { team, type View } from './domain/view.ts';

/** A view as its reader sees it: whose it is only as far as shared or not. */
export const presentView = ({ owner, ...view }: View, defaultViewId: string | null): SavedView => ({
  ...view,
  shared: owner === team,
  isDefault: view.id === defaultViewId,
});
