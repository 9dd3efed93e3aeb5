import type { VendorDeal } from '@rafiq/shared/deals/contract.ts';

type Evidence = VendorDeal['verdicts'][number]['evidence'][number];

/** Where the record behind a verdict is shown; undefined where it has no page here. */
export function evidenceHref({ kind, id }: Pick<Evidence, 'kind' | 'id'>): string | undefined {
  switch (kind) {
    case 'registration':
      return `/manage/deals/${id}`;
    case 'lead':
      return `/manage/leads/${id}`;
    case 'account':
      return `/manage/accounts/${id}`;
    case 'opportunity':
      return undefined;
  }
}
