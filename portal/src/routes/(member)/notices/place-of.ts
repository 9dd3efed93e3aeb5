import type { Notice } from '@rafiq/shared/notices/contract.ts';

/** The page of what a notice tells of, on the reader's side; the list itself where there is none. */
export function placeOf({ place, id }: Notice['about'], side: 'partner' | 'vendor'): string {
  if (id === null || place === 'nowhere') return '/notices';
  if (place === 'import') return `/manage/imports/${id}`;
  if (place === 'deal') return side === 'vendor' ? `/manage/deals/${id}` : `/deals/${id}`;
  if (place === 'case') return side === 'vendor' ? `/manage/conflicts/${id}` : `/deals/cases/${id}`;
  if (side === 'vendor') return `/manage/leads/${id}`;
  return place === 'offer' ? `/offers/${id}` : `/leads/${id}`;
}
