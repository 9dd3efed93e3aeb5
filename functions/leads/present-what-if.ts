/** A what-if as its reader may know of it, and as it is told. */
import { sentence } from '@rafiq/shared/messages.ts';
import type {
  Destination,
  WhatIfFigures,
  WhatIfResult,
  WhatIfSummary,
} from '@rafiq/shared/leads/what-if-contract.ts';
import type { UiLanguage } from '@rafiq/shared/text.ts';
import type { Caller } from '#functions/kernel/caller.ts';
import { presentWhatIf as presentKept } from '#functions/kernel/present-what-if.ts';
import type { KeptWhatIf } from '#functions/kernel/what-if-store.ts';
import { portfolioOf } from '#functions/partners/index.ts';
import { summed } from './domain/distribution/greatest.ts';

/** How far one is, or how it ended. @param startedBy the name of who started it; null if it is no longer on the roll */
export const presentWhatIf = (
  found: KeptWhatIf,
  startedBy: string | null,
  language: UiLanguage,
): WhatIfSummary => ({
  ...presentKept(found, startedBy, 'what-if', language),
  leadsDone: found.done,
  leadsAbout: found.about,
});

/**
 * The figures as their reader may know them: everybody who may read policies knows them whole, but a channel manager
 * is told of no partner outside of its portfolio by name (1 request for managers, none for others).
 */
export async function figuresWithinReach(
  figures: WhatIfFigures,
  caller: Pick<Caller, 'role' | 'userId'>,
): Promise<WhatIfFigures> {
  if (caller.role !== 'channel-manager') return figures;
  const { partnerIds } = await portfolioOf(caller.userId);
  const { partners, moves } = figures;
  const known = Object.groupBy(partners.rows, ({ partnerId }) =>
    partnerIds.has(partnerId) ? 'own' : 'others',
  );
  const mayTell = (place: Destination) => place.kind !== 'offered' || partnerIds.has(place.partnerId);
  const told = Object.groupBy(moves.rows, ({ from, to }) =>
    mayTell(from) && mayTell(to) ? 'own' : 'others',
  );
  const { own: rows = [], others: beyond = [] } = known;
  const { own: pairs = [], others: pairsBeyond = [] } = told;
  return {
    ...figures,
    partners: {
      rows,
      others: {
        partners: partners.others.partners + beyond.length,
        ...summed([partners.others, ...beyond], 'before', 'after', 'gained', 'lost'),
      },
    },
    moves: {
      rows: pairs,
      others: {
        pairs: moves.others.pairs + pairsBeyond.length,
        ...summed([moves.others, ...pairsBeyond], 'leads'),
      },
    },
  };
}

/** Figures with the sentences of their reasons. */
export const presentResult = (figures: WhatIfFigures, language: UiLanguage): WhatIfResult => ({
  ...figures,
  unplacedByReason: figures.unplacedByReason.map((row) => ({
    ...row,
    text: sentence(language, `short.${row.code}`),
  })),
});
