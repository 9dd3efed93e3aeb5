import { leadFields, spelled, type LeadField } from '@rafiq/shared/leads/operators.ts';
import type { ConditionTable } from '#lib/components/policy/condition-table.ts';
import { leadFieldWords } from './rule-words.ts';

/** What a rule of distribution may ask of a lead. */
export const leadConditions: ConditionTable<LeadField> = {
  shapes: leadFields,
  words: leadFieldWords,
  spelled,
};
