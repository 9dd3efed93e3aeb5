/** A what-if of the conflict rules as its reader may know of it, and as it is told. */
import type {
  ConflictWhatIfFigures,
  ConflictWhatIfSummary,
} from '@rafiq/shared/deals/conflict-what-if-contract.ts';
import type { UiLanguage } from '@rafiq/shared/text.ts';
import type { Caller } from '#functions/kernel/caller.ts';
import { presentWhatIf } from '#functions/kernel/present-what-if.ts';
import type { KeptWhatIf } from '#functions/kernel/what-if-store.ts';
import { portfolioOf } from '#functions/partners/index.ts';
import { summedParts } from './domain/what-if-part.ts';

/** How far one is, or how it ended. @param startedBy the name of who started it; null if it is no longer on the roll */
export const presentConflictWhatIf = (
  found: KeptWhatIf,
  startedBy: string | null,
  language: UiLanguage,
): ConflictWhatIfSummary => ({
  ...presentWhatIf(found, startedBy, 'conflict-what-if', language),
  registrationsDone: found.done,
  registrationsAbout: found.about,
});

/** Whether a reader is told of a partner by name: a channel manager of its portfolio alone (1 request; none for others). */
export async function partnersWithinReach(
  caller: Pick<Caller, 'role' | 'userId'>,
): Promise<(partner: { partnerId: string }) => boolean> {
  if (caller.role !== 'channel-manager') return () => true;
  const { partnerIds } = await portfolioOf(caller.userId);
  return ({ partnerId }) => partnerIds.has(partnerId);
}

/** The figures as their reader may know them: partners beyond its reach are told together. */
export function figuresWithinReach(
  figures: ConflictWhatIfFigures,
  reaches: (partner: { partnerId: string }) => boolean,
): ConflictWhatIfFigures {
  const { rows, others } = figures.partners;
  const beyond = rows.filter((row) => !reaches(row));
  return {
    ...figures,
    partners: {
      rows: rows.filter(reaches),
      others: { partners: others.partners + beyond.length, ...summedParts([others, ...beyond]) },
    },
  };
}
