import { registrationFields, type RegistrationField } from '@rafiq/shared/deals/registration-fields.ts';
import { fold } from '@rafiq/shared/fold.ts';
import type { ConditionTable } from '#lib/components/policy/condition-table.ts';
import { registrationFieldWords } from './registration-words.ts';

/** What a conflict rule may ask of a registration. */
export const registrationConditions: ConditionTable<RegistrationField> = {
  shapes: registrationFields,
  words: registrationFieldWords,
  spelled: (field, text) => (registrationFields[field].kind === 'text' ? fold(text).trim() : text),
};
